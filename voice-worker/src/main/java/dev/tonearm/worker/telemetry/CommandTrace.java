package dev.tonearm.worker.telemetry;

import dev.tonearm.core.metric.WorkerMetric;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// One command's way through the worker, which continues the trace that the edge began.
public final class CommandTrace {
    /// By which a trace is found when somebody names an interaction.
    static final AttributeKey<String> INTERACTION =
            AttributeKey.stringKey("tonearm.interaction.id");

    /// The command that the thread works on.
    static final ContextKey<CommandTrace> CURRENT = ContextKey.named("tonearm.command");

    private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("tonearm.command");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("tonearm.outcome");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("tonearm.attempt");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION =
            AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> TYPE =
            AttributeKey.stringKey("messaging.operation.type");

    private final Telemetry telemetry;
    private final String interaction;
    private final String command;
    private final Span worker;
    private final Context context;
    private final long startedNanos = System.nanoTime();

    /// What had passed between the edge's acceptance and our receipt.
    private final long beforeNanos;

    CommandTrace(
            Telemetry telemetry,
            String interaction,
            String command,
            Context edge,
            Instant acceptedAt,
            Instant receivedAt) {
        this.beforeNanos = Math.max(0, Duration.between(acceptedAt, receivedAt).toNanos());
        this.telemetry = telemetry;
        this.interaction = interaction;
        this.command = command;
        this.worker =
                span(Hop.WORKER.label(), edge)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute(COMMAND, command)
                        .setAttribute(SYSTEM, "aws_sqs")
                        .setAttribute(OPERATION, "process")
                        .setAttribute(TYPE, "process")
                        .setStartTimestamp(receivedAt)
                        .startSpan();
        this.context = edge.with(worker);
    }

    /// Whether a span is the last one that a worker makes of a command: what is looked up goes on
    /// when that is found.
    static boolean ends(SpanData span) {
        return span.getKind() == SpanKind.CONSUMER
                && span.getName().equals(Hop.WORKER.label())
                && !Outcome.APART.label().equals(span.getAttributes().get(OUTCOME));
    }

    boolean traced() {
        return Span.fromContext(context).getSpanContext().isValid();
    }

    /// The trace's 32 hexadecimal digits.
    String id() {
        return Span.fromContext(context).getSpanContext().getTraceId();
    }

    /// Begins a stretch inside the worker; closing it, by the same thread, ends it. What that
    /// thread calls meanwhile is a part of it ([CallSpan]).
    public Step step(Hop hop) {
        return step(hop, 1);
    }

    /// The same of what is tried more than once.
    ///
    /// @param attempt the first is 1
    @SuppressWarnings("MustBeClosedChecker") // the step closes it
    public Step step(Hop hop, int attempt) {
        Span span = span(hop.label(), context).startSpan();
        if (attempt > 1) span.setAttribute(ATTEMPT, (long) attempt);
        Scope scope = context.with(span).with(CURRENT, this).makeCurrent();
        long began = System.nanoTime();
        return () -> {
            scope.close();
            span.end();
            telemetry.took(hop, System.nanoTime() - began, TimeUnit.NANOSECONDS);
        };
    }

    /// Does something that is no stretch of its own; what it calls is a part of the command.
    public void within(Runnable work) {
        context.with(CURRENT, this).wrap(work).run();
    }

    /// Working on it broke, whatever becomes of it now.
    public void broke(Throwable broken) {
        worker.setStatus(StatusCode.ERROR)
                .setAttribute(CallSpan.ERROR, broken.getClass().getName());
    }

    /// The command left the worker's hands.
    public void end(Outcome outcome) {
        worker.setAttribute(OUTCOME, outcome.label());
        if (outcome.failed()) {
            worker.setStatus(StatusCode.ERROR).setAttribute(CallSpan.ERROR, outcome.label());
        }
        worker.end();
        long took = System.nanoTime() - startedNanos;
        telemetry.took(Hop.WORKER, took, TimeUnit.NANOSECONDS);
        if (outcome.answered()) telemetry.took(WorkerMetric.COMMAND_DONE, beforeNanos + took);
        telemetry.ended(command, outcome);
    }

    void queued(Context edge, Instant acceptedAt, Instant receivedAt) {
        span(Hop.QUEUE.label(), edge)
                .setAttribute(SYSTEM, "aws_sqs")
                .setAttribute(OPERATION, "receive")
                .setAttribute(TYPE, "receive")
                .setStartTimestamp(acceptedAt)
                .startSpan()
                .end(receivedAt);
        long millis = Math.max(0, receivedAt.toEpochMilli() - acceptedAt.toEpochMilli());
        telemetry.took(Hop.QUEUE, millis, TimeUnit.MILLISECONDS);
    }

    /// What each span of a command has.
    Attributes attributes() {
        return Attributes.of(INTERACTION, interaction);
    }

    SpanBuilder span(String name, Context parent) {
        return telemetry
                .tracer()
                .spanBuilder(name)
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
