package dev.tonearm.worker.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// One command's way through the worker, which continues the trace that the edge began.
public final class CommandTrace {
    /// By which a trace is found when somebody names an interaction.
    static final AttributeKey<String> INTERACTION =
            AttributeKey.stringKey("tonearm.interaction.id");

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("tonearm.outcome");

    private final Telemetry telemetry;
    private final String interaction;
    private final String command;
    private final Span worker;
    private final Context context;
    private final long startedNanos = System.nanoTime();

    CommandTrace(
            Telemetry telemetry,
            String interaction,
            String command,
            Context edge,
            Instant receivedAt) {
        this.telemetry = telemetry;
        this.interaction = interaction;
        this.command = command;
        this.worker = builder(Hop.WORKER, edge).setStartTimestamp(receivedAt).startSpan();
        this.context = edge.with(worker);
    }

    /// Begins a stretch inside the worker; closing it ends it.
    public Step step(Hop hop) {
        Span span = builder(hop, context).startSpan();
        long began = System.nanoTime();
        return () -> {
            span.end();
            telemetry.took(hop, System.nanoTime() - began, TimeUnit.NANOSECONDS);
        };
    }

    /// The command left the worker's hands.
    public void end(Outcome outcome) {
        worker.setAttribute(OUTCOME, outcome.label());
        worker.end();
        telemetry.took(Hop.WORKER, System.nanoTime() - startedNanos, TimeUnit.NANOSECONDS);
        telemetry.ended(command, outcome);
    }

    void queued(Context edge, Instant acceptedAt, Instant receivedAt) {
        builder(Hop.QUEUE, edge).setStartTimestamp(acceptedAt).startSpan().end(receivedAt);
        long millis = Math.max(0, receivedAt.toEpochMilli() - acceptedAt.toEpochMilli());
        telemetry.took(Hop.QUEUE, millis, TimeUnit.MILLISECONDS);
    }

    private SpanBuilder builder(Hop hop, Context parent) {
        return telemetry
                .tracer()
                .spanBuilder(hop.label())
                .setParent(parent)
                .setAttribute(INTERACTION, interaction);
    }

    /// A stretch that is going on.
    @FunctionalInterface
    public interface Step extends AutoCloseable {
        @Override
        void close();
    }
}
