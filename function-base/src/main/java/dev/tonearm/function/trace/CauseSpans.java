package dev.tonearm.function.trace;

import dev.tonearm.function.log.FunctionLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Spans of what one cause, such as an event of Stripe's, leads to in several invocations, as lines
/// of the log in OTLP's JSON ([TraceLines]).
///
/// The ids follow from the cause, which all of them know: nothing has to travel, and who has the
/// name of the event has the trace. An invocation does one thing at a time, so this is for one
/// thread.
public final class CauseSpans {
    /// Of what took so long all is told, whether it is sampled or not.
    private static final long SLOW_MILLIS = 5_000;

    private final boolean on;
    private final double ratio;
    private final String service;
    private final InstantSource clock;
    private final FunctionLog log;
    private Optional<TraceParent> current = Optional.empty();

    /// What has failed is told of in the log by whoever had it done, when it is over.
    private Optional<TraceParent> failed = Optional.empty();

    /// How many spans there are below the current one.
    private int below;

    /// @param on whether anybody wants them
    /// @param ratio the share of traces that are told if all goes well
    /// @param service the name of the function in traces
    public CauseSpans(
            boolean on, double ratio, String service, InstantSource clock, FunctionLog log) {
        this.on = on;
        this.ratio = ratio;
        this.service = service;
        this.clock = clock;
        this.log = log;
    }

    /// What belongs to a cause's trace.
    ///
    /// @param name what is done
    /// @param parent the name of what led to it, in whichever invocation; empty for the first
    public record Step(String cause, String name, String parent) {}

    /// Does something.
    public void run(Step step, Runnable work) {
        of(
                step,
                () -> {
                    work.run();
                    return true;
                });
    }

    /// The same of what says whether it went well.
    public boolean of(Step step, Supplier<Boolean> work) {
        if (!on) return work.get();
        Instant from = clock.instant();
        Optional<TraceParent> before = current;
        TraceParent now = parent(step);
        current = Optional.of(now);
        failed = Optional.empty();
        below = 0;
        String failure = "not done";
        try {
            boolean done = work.get();
            if (done) failure = "";
            return done;
        } catch (RuntimeException e) {
            failure = e.getClass().getName();
            throw e;
        } finally {
            current = before;
            if (!failure.isEmpty()) failed = Optional.of(now);
            tell(step, from, failure);
        }
    }

    /// Does a part of what is being done, with a span below it; outside of any, without one.
    public <T> T within(String name, Supplier<T> work) {
        if (current.isEmpty()) return work.get();
        TraceParent above = current.get();
        Instant from = clock.instant();
        // The same when it is tried again, and another one for the next of the same name.
        String id =
                digest("span " + name + " " + below++ + " " + above.parentId()).substring(0, 16);
        String failure = "";
        try {
            return work.get();
        } catch (RuntimeException e) {
            failure = e.getClass().getName();
            throw e;
        } finally {
            tell(above.traceId(), id, above.parentId(), name, from, failure);
        }
    }

    /// What has been done since a moment.
    ///
    /// @param failure its class; empty if it went well
    public void done(Step step, Instant from, String failure) {
        if (on) tell(step, from, failure);
    }

    /// By which what is being done is gone on with elsewhere; empty outside of any.
    public Optional<TraceParent> current() {
        return current;
    }

    /// What the log's next line is about: what is being done, or what has just failed; empty if
    /// neither is.
    public Optional<TraceParent> subject() {
        if (current.isPresent()) return current;
        Optional<TraceParent> last = failed;
        failed = Optional.empty();
        return last;
    }

    private TraceParent parent(Step step) {
        String trace = traceId(step.cause());
        String flags = Share.of(ratio, trace) ? "-01" : "-00";
        return new TraceParent("00-" + trace + "-" + spanId(step.cause(), step.name()) + flags);
    }

    private void tell(Step step, Instant from, String failure) {
        tell(
                traceId(step.cause()),
                spanId(step.cause(), step.name()),
                step.parent().isEmpty() ? "" : spanId(step.cause(), step.parent()),
                step.name(),
                from,
                failure);
    }

    private void tell(
            String trace, String id, String parent, String name, Instant from, String failure) {
        Instant to = clock.instant();
        boolean slow = to.toEpochMilli() - from.toEpochMilli() >= SLOW_MILLIS;
        if (!(Share.of(ratio, trace) || slow || !failure.isEmpty())) return;
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("faas.name", service);
        if (!failure.isEmpty()) attributes.put("error.type", failure);
        log.line(
                OtlpLine.of(
                        service,
                        "dev.tonearm.billing",
                        List.of(span -> {
                            span.put("traceId", trace).put("spanId", id);
                            if (!parent.isEmpty()) span.put("parentSpanId", parent);
                            span.put("name", name)
                                    .put("kind", 1)
                                    .put("startTimeUnixNano", nanos(from))
                                    .put("endTimeUnixNano", nanos(to));
                            OtlpLine.attributes(span, attributes);
                            if (!failure.isEmpty()) {
                                span.put("status", status -> status.put("code", 2));
                            }
                        })));
    }

    /// The trace of a cause.
    public static String traceId(String cause) {
        return digest("trace " + cause).substring(0, 32);
    }

    private static String spanId(String cause, String name) {
        return digest("span " + name + " " + cause).substring(0, 16);
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String nanos(Instant time) {
        return String.valueOf(time.getEpochSecond() * 1_000_000_000 + time.getNano());
    }
}
