package dev.tonearm.worker.telemetry;

import dev.tonearm.core.command.CommandEnvelope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The worker's measurements and traces; every name begins with `tonearm`.
public final class Telemetry {
    /// Where a hop's histogram has its borders: fine round the aim of 100 ms.
    private static final Duration[] BORDERS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry meters;
    private final Tracer tracer;
    private final Consumer<PastSpan> past;
    private final Map<Hop, Timer> hops = new EnumMap<>(Hop.class);
    private final Map<Count, Counter> counts = new EnumMap<>(Count.class);

    /// Measurements alone: spans go where `traces` says, and the edge's own nowhere.
    public Telemetry(MeterRegistry meters, OpenTelemetry traces) {
        this(meters, traces, _ -> {});
    }

    Telemetry(MeterRegistry meters, Tracing tracing) {
        this(meters, tracing.openTelemetry(), tracing::past);
    }

    private Telemetry(MeterRegistry meters, OpenTelemetry traces, Consumer<PastSpan> past) {
        this.meters = meters;
        this.past = past;
        this.tracer = traces.getTracer("dev.tonearm.worker");
        for (Hop hop : Hop.values()) {
            hops.put(
                    hop,
                    Timer.builder("tonearm.hop")
                            .description("how long a stretch of a command's way took")
                            .tag("hop", hop.label())
                            .serviceLevelObjectives(BORDERS)
                            .register(meters));
        }
        for (Count count : Count.values()) {
            counts.put(
                    count,
                    Counter.builder("tonearm." + count.meter)
                            .description(count.description)
                            .register(meters));
        }
    }

    /// Begins the trace of a command that arrived, as a part of the edge's own if `traceparent`
    /// names it.
    ///
    /// @param traceparent the W3C header, or empty
    /// @param facts what the edge has measured ([EdgeSpans]), or empty
    /// @param queued when the queue had it from the edge
    public CommandTrace received(
            CommandEnvelope envelope,
            String traceparent,
            String facts,
            Instant queued,
            Instant receivedAt) {
        Context edge = edge(traceparent);
        CommandTrace trace = trace(envelope, edge, receivedAt);
        EdgeSpans.of(edge, facts, queued, trace.attributes()).forEach(past);
        trace.queued(edge, envelope.acceptedAt(), receivedAt);
        return trace;
    }

    /// Goes on with the trace of a command that was received before: its time in the queue has been
    /// told.
    public CommandTrace receivedAgain(
            CommandEnvelope envelope, String traceparent, Instant receivedAt) {
        return trace(envelope, edge(traceparent), receivedAt);
    }

    private static Context edge(String traceparent) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), traceparent, TraceparentGetter.INSTANCE);
    }

    private CommandTrace trace(CommandEnvelope envelope, Context edge, Instant receivedAt) {
        return new CommandTrace(
                this,
                envelope.interaction().id().toString(),
                envelope.command().form().metric(),
                edge,
                receivedAt);
    }

    public void count(Count count) {
        counts(count, 1);
    }

    public void counts(Count count, int times) {
        counter(count).increment(times);
    }

    /// Shows a number under `tonearm_NAME` whenever somebody looks.
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("tonearm." + name, value).description(description).register(meters);
    }

    Tracer tracer() {
        return tracer;
    }

    void took(Hop hop, long time, TimeUnit unit) {
        Timer timer = hops.get(hop);
        if (timer != null) timer.record(time, unit);
    }

    void ended(String command, Outcome outcome) {
        meters.counter("tonearm.commands", "command", command, "outcome", outcome.label())
                .increment();
    }

    private Counter counter(Count count) {
        Counter counter = counts.get(count);
        if (counter == null) throw new IllegalStateException("no counter for " + count);
        return counter;
    }

    /// What is counted besides commands.
    public enum Count {
        POISON("poison", "messages that hold no command"),
        SHED("shed", "commands that listeners were asked to give again, for lack of room"),
        RELEASED("released", "messages given back to the queue because something failed"),
        PUT_ASIDE("put.aside", "messages that failed too often and are in the dead-letter queue"),
        LOST_RECEIPTS("lost.receipts", "messages that could not be deleted and will come again"),
        LINES("journal.lines", "journal lines appended"),
        CONFLICTS("journal.conflicts", "appends that found another line in their place"),
        STORE_RETRIES("journal.retries", "calls of the journal that failed and were tried again"),
        LEFT_TO_NEWER("commands.newer", "deliveries that only a newer worker understands"),
        EXPIRED_FOR_NEWER("expired.newer", "commands for which no newer worker came in time"),
        NEWER_JOURNALS("journal.newer", "guilds found with a journal newer than this worker"),
        SNAPSHOTS("journal.snapshots", "snapshots written"),
        LEASES_TAKEN("leases.taken", "partitions taken from a dead worker, or from nobody"),
        LEASES_PASSED("leases.passed", "partitions handed over to another worker"),
        LEASES_LOST(
                "leases.lost", "partitions that another worker took while we thought them ours"),
        REPORTS_LOST("reports.lost", "reports of nodes or Discord that could not be written"),
        REPLIES_FAILED("replies.failed", "answers that Discord did not take"),
        NODE_MOVES("node.moves", "players that went from one audio node to another"),
        NODE_MENDS("node.mends", "players that were not as they should be, and mended"),
        PANELS("panels", "now-playing messages posted or edited"),
        PANELS_FAILED("panels.failed", "now-playing messages that could not be shown"),
        VOICE_NOT_ENCRYPTED(
                "voice.not.encrypted",
                "channels left because the node does not speak end-to-end encryption (4017)"),
        VOICE_INCOMPATIBLE(
                "voice.incompatible", "channels left because node and voice server do not agree"),
        VOICE_UNSTABLE(
                "voice.unstable", "channels left because the connection broke again and again"),
        VOICE_SILENT("voice.silent", "times that nobody heard for a while what should be playing"),
        VOICE_UNREACHABLE("voice.unreachable", "channels that could not be entered"),
        VOICE_MENDED("voice.mended", "guilds whose bot was not where it should be"),
        VOICE_LEFT_ALONE("voice.left.alone", "channels left because nobody listened"),
        VOICE_LEFT_QUIET("voice.left.quiet", "channels left because nothing played");

        private final String meter;
        private final String description;

        Count(String meter, String description) {
            this.meter = meter;
            this.description = description;
        }
    }
}
