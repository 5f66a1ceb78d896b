package dev.tonearm.worker.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The edge's own spans, which it measures and does not send: their facts travel with the message
/// (docs/adr/0022).
///
/// The message attribute `edge` is `1 ENDPOINT PARENT START GATE+TOOK SEND`: ids of the endpoint's
/// span and of its parent (`-` if it has none), when it began in microseconds since the epoch, and
/// microseconds after that when the gate was asked, for how long, and when sending began. The span
/// of sending is the one that `traceparent` names; it ends, and with it the endpoint's, when the
/// queue had the message. What another number begins with is a newer edge's, and is left out.
final class EdgeSpans {
    private static final Pattern FACTS =
            Pattern.compile(
                    "1 (?<endpoint>[0-9a-f]{16}) (?<parent>-|[0-9a-f]{16}) (?<start>\\d{1,17})"
                            + " (?<gate>\\d{1,9})\\+(?<took>\\d{1,9}) (?<send>\\d{1,9})");
    private static final Resource EDGE = Tracing.service("tonearm-interactions");
    private static final String NO_SPAN = SpanId.getInvalid();
    private static final Attributes FAAS =
            Attributes.of(
                    AttributeKey.stringKey("faas.trigger"), "http",
                    AttributeKey.stringKey("faas.name"), "interactions");
    private static final Attributes GATE =
            Attributes.of(
                    AttributeKey.stringKey("db.system.name"), "aws.dynamodb",
                    AttributeKey.stringKey("db.operation.name"), "UpdateItem");
    private static final Attributes SEND =
            Attributes.of(
                    AttributeKey.stringKey("messaging.system"), "aws_sqs",
                    AttributeKey.stringKey("messaging.operation.name"), "send",
                    AttributeKey.stringKey("messaging.operation.type"), "send");

    private EdgeSpans() {}

    /// @param message what `traceparent` names
    /// @param facts the attribute, or empty
    /// @param queued when the queue had the message
    static List<PastSpan> of(Context message, String facts, Instant queued, Attributes command) {
        Matcher told = FACTS.matcher(facts);
        SpanContext send = Span.fromContext(message).getSpanContext();
        if (!told.matches() || !send.isValid()) return List.of();
        long start = TimeUnit.MICROSECONDS.toNanos(Long.parseLong(told.group("start")));
        long gate = start + micros(told, "gate");
        long passed = gate + micros(told, "took");
        long sending = start + micros(told, "send");
        // Two machines' clocks: a span does not end before it begins.
        long end = Math.max(Math.max(sending, passed), nanos(queued));
        String parent = told.group("parent");
        SpanContext endpoint = beside(send, told.group("endpoint"));
        SpanContext above = parent.equals("-") ? SpanContext.getInvalid() : beside(send, parent);
        List<PastSpan> spans = new ArrayList<>();
        spans.add(
                span(
                        "endpoint",
                        SpanKind.SERVER,
                        endpoint,
                        above,
                        start,
                        end,
                        with(command, FAAS)));
        spans.add(
                span(
                        "gate",
                        SpanKind.CLIENT,
                        beside(send, child(endpoint.getSpanId())),
                        endpoint,
                        gate,
                        passed,
                        with(command, GATE)));
        spans.add(
                span("send", SpanKind.PRODUCER, send, endpoint, sending, end, with(command, SEND)));
        return spans;
    }

    private static PastSpan span(
            String name,
            SpanKind kind,
            SpanContext context,
            SpanContext parent,
            long from,
            long to,
            Attributes attributes) {
        return new PastSpan(name, kind, context, parent, from, to, attributes, EDGE);
    }

    private static Attributes with(Attributes command, Attributes own) {
        return command.toBuilder().putAll(own).build();
    }

    private static SpanContext beside(SpanContext of, String id) {
        if (id.equals(NO_SPAN)) return SpanContext.getInvalid();
        TraceFlags flags = of.getTraceFlags();
        return SpanContext.createFromRemoteParent(
                of.getTraceId(), id, flags, TraceState.getDefault());
    }

    /// The same each time, so that a message that comes twice makes no second span.
    private static String child(String id) {
        long other = Long.parseUnsignedLong(id, 16) ^ 0x5bd1e995_5bd1e995L;
        return SpanId.fromLong(other == 0 ? 1 : other);
    }

    private static long micros(Matcher told, String name) {
        return TimeUnit.MICROSECONDS.toNanos(Long.parseLong(told.group(name)));
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
