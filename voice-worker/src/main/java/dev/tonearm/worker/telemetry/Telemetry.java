package dev.tonearm.worker.telemetry;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.metric.WorkerMetric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The worker's measurements and traces. Nothing can be measured that the [catalogue][WorkerMetric]
/// does not name.
///
/// What happens often costs an increment or two: series are made once and found by their label.
public final class Telemetry {
    private final Series series;
    private final Tracer tracer;
    private final Consumer<PastSpan> past;

    /// Measurements alone: spans go where `traces` says, and the edge's own nowhere.
    public Telemetry(MeterRegistry meters, OpenTelemetry traces) {
        this(meters, traces, _ -> {});
    }

    /// Measurements, and spans of all that a command goes through.
    public Telemetry(MeterRegistry meters, Tracing tracing) {
        this(meters, tracing.openTelemetry(), tracing::past);
    }

    private Telemetry(MeterRegistry meters, OpenTelemetry traces, Consumer<PastSpan> past) {
        this.series = new Series(meters);
        this.past = past;
        this.tracer = traces.getTracer("dev.tonearm.worker");
    }

    /// For what is built without anybody who looks.
    public static Telemetry unseen() {
        return Unseen.TELEMETRY;
    }

    private static final class Unseen {
        static final Telemetry TELEMETRY =
                new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop());
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
                envelope.acceptedAt(),
                receivedAt);
    }

    public void count(WorkerMetric metric) {
        counts(metric, 1);
    }

    public void counts(WorkerMetric metric, int times) {
        series.counter(metric, "").increment(times);
    }

    /// Of a metric with one label.
    public void count(WorkerMetric metric, String label) {
        series.counter(metric, label).increment();
    }

    public void counts(WorkerMetric metric, String label, double times) {
        series.counter(metric, label).increment(times);
    }

    /// Of a metric with two labels, in the catalogue's order.
    public void count(WorkerMetric metric, String first, String second) {
        series.counter(metric, first, second).increment();
    }

    public void took(WorkerMetric metric, long nanos) {
        took(metric, "", nanos);
    }

    /// Of a metric with one label.
    public void took(WorkerMetric metric, String label, long nanos) {
        series.timer(metric, label).record(nanos, TimeUnit.NANOSECONDS);
    }

    /// Shows a number whenever somebody looks.
    public void gauge(WorkerMetric metric, Supplier<Number> value) {
        series.gauge(metric, value);
    }

    /// Shows a number whenever somebody looks, until it is [ended][Shown#close].
    ///
    /// @param labels what tells the series apart, in the catalogue's order
    public Shown gauge(WorkerMetric metric, List<String> labels, Supplier<Number> value) {
        return series.gauge(metric, labels, value);
    }

    Tracer tracer() {
        return tracer;
    }

    void took(Hop hop, long time, TimeUnit unit) {
        took(WorkerMetric.HOP, hop.label(), unit.toNanos(time));
    }

    void ended(String command, Outcome outcome) {
        count(WorkerMetric.COMMANDS, command, outcome.label());
    }

    /// A series that somebody looks at.
    @FunctionalInterface
    public interface Shown extends AutoCloseable {
        @Override
        void close();
    }
}
