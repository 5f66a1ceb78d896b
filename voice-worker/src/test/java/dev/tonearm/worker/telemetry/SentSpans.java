package dev.tonearm.worker.telemetry;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.queue.QueueCommand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A worker's telemetry as it is wired, whose collector is a list.
public final class SentSpans implements SpanExporter {
    static final Instant ACCEPTED = Instant.parse("2026-11-21T12:00:00.010Z");
    static final Instant QUEUED = Instant.parse("2026-11-21T12:00:00.016Z");
    static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00.050Z");

    private final List<SpanData> all = new CopyOnWriteArrayList<>();
    private final Tracing tracing;
    final Telemetry telemetry;

    public SentSpans(double ratio, Duration slow) {
        this.tracing =
                Tracing.to(this, new TracingSettings("", Duration.ofMinutes(1), ratio, slow));
        this.telemetry = new Telemetry(new SimpleMeterRegistry(), tracing);
    }

    public CommandTrace received(String traceparent, String edge) {
        return telemetry.received(envelope(), traceparent, edge, QUEUED, RECEIVED);
    }

    /// What has been sent, once all has.
    List<SpanData> sent() {
        tracing.close();
        return List.copyOf(all);
    }

    SpanData sent(String name) {
        return sent().stream().filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
    }

    static CommandEnvelope envelope() {
        return new CommandEnvelope(
                new Interaction(
                        new InteractionId(99), 42, "a-secret", Interaction.Kind.COMMAND, "en-US"),
                new GuildId(1),
                new ChannelId(2),
                new UserId(3),
                Limits.STANDARD,
                ACCEPTED,
                new QueueCommand.Shuffle());
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        all.addAll(spans);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
