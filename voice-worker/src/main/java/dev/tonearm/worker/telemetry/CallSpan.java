package dev.tonearm.worker.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.function.Supplier;

/// A call of something outside, as a span within the step of a command that this thread is at, and
/// nothing where it is at none: what a worker does by itself is in its metrics.
///
/// Names and attributes are those of OpenTelemetry's semantic conventions. None has an id of a
/// person, a title or an address: a route is told as its pattern.
public final class CallSpan implements AutoCloseable {
    private static final AttributeKey<String> METHOD =
            AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
    private static final AttributeKey<Long> STATUS =
            AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> PEER = AttributeKey.stringKey("tonearm.node");
    private static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> OPERATION =
            AttributeKey.stringKey("db.operation.name");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    /// Of no command.
    public static final CallSpan NONE = new CallSpan(Span.getInvalid(), Context.root());

    private final Span span;

    /// In which what follows from it is done.
    private final Context context;

    private CallSpan(Span span, Context context) {
        this.span = span;
        this.context = context;
    }

    /// A request to an audio node.
    ///
    /// @param route the pattern of its path
    /// @param node the name that its operator gave it
    public static CallSpan node(String method, String route, String node) {
        CallSpan call = http(method, route);
        call.span.setAttribute(PEER, node);
        return call;
    }

    /// A request to Discord.
    ///
    /// @param route the pattern of its path
    public static CallSpan discord(String method, String route) {
        return http(method, route);
    }

    /// A call of the journal.
    public static CallSpan journal(String operation) {
        CallSpan call = begin("journal " + operation);
        call.span.setAttribute(DATABASE, "aws.dynamodb").setAttribute(OPERATION, operation);
        return call;
    }

    /// The way into a voice channel, from our wish until Discord has named a voice server.
    public static CallSpan voice() {
        return begin("voice");
    }

    private static CallSpan http(String method, String route) {
        CallSpan call = begin(method + " " + route);
        call.span.setAttribute(METHOD, method).setAttribute(TEMPLATE, route);
        return call;
    }

    private static CallSpan begin(String name) {
        Context within = Context.current();
        CommandTrace trace = within.get(CommandTrace.CURRENT);
        if (trace == null) return NONE;
        Span span = trace.span(name, within).setSpanKind(SpanKind.CLIENT).startSpan();
        return new CallSpan(span, within.with(span));
    }

    /// Does what follows from it, as a part of it.
    public void then(Runnable work) {
        if (this == NONE) work.run();
        else context.wrap(work).run();
    }

    /// Has the same thread's command, if it is at one, gone on with elsewhere.
    public static Runnable carried(Runnable work) {
        return Context.current().wrap(work);
    }

    /// What it answered.
    public void status(int status) {
        span.setAttribute(STATUS, (long) status);
        if (status >= 400) failed(String.valueOf(status));
    }

    /// It came to nothing.
    ///
    /// @param type a class of failures, never a message: one may quote people
    public void failed(String type) {
        span.setStatus(StatusCode.ERROR).setAttribute(ERROR, type);
    }

    /// What the call brings; that it throws is told, by its class.
    public <T> T of(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            failed(e.getClass().getName());
            throw e;
        }
    }

    /// By which who is called goes on with the trace (W3C); empty where there is none.
    public Optional<String> traceparent() {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? Optional.of(
                        "00-"
                                + context.getTraceId()
                                + "-"
                                + context.getSpanId()
                                + "-"
                                + context.getTraceFlags().asHex())
                : Optional.empty();
    }

    @Override
    public void close() {
        span.end();
    }
}
