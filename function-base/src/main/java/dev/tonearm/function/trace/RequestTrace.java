package dev.tonearm.function.trace;

import java.time.Instant;
import java.time.InstantSource;

/// What the handling of one request did when, and in which trace.
///
/// There is no OpenTelemetry here, which would cost the edge more of its cold start than all it
/// does: what is measured are a few numbers. They travel with the message that the request becomes,
/// and the worker makes spans of them; of a request that becomes none they are a line of the log,
/// if somebody wants it ([TraceLines]). docs/adr/0022 says why.
public final class RequestTrace {
    /// Makes an id of another one, odd and without a pattern (the golden ratio's fraction).
    private static final long OTHER = 0x9e3779b97f4a7c15L;

    private static final long NOT_ASKED = -1;

    private final TraceParent origin;
    private final boolean sampled;
    private final long id;
    private final InstantSource clock;
    private final long start;

    private long gate = NOT_ASKED;
    private long gateTook;
    private long send;
    private boolean travelled;
    private String failure = "";

    private RequestTrace(TraceParent origin, boolean sampled, long id, InstantSource clock) {
        this.origin = origin;
        this.sampled = sampled;
        this.id = id;
        this.clock = clock;
        this.start = micros(clock.instant());
    }

    /// Begins with a request.
    ///
    /// @param origin the trace that it belongs to, and the span that caused it if that has one
    /// @param requestId AWS's own name of the invocation, which is no other one's
    /// @param ratio the share of traces that are sampled
    public static RequestTrace begin(
            TraceParent origin, String requestId, double ratio, InstantSource clock) {
        return new RequestTrace(origin, Share.of(ratio, origin.traceId()), hash(requestId), clock);
    }

    /// The trace's 32 hexadecimal digits.
    public String traceId() {
        return origin.traceId();
    }

    /// Whether its spans are sent even if all goes well.
    public boolean sampled() {
        return sampled;
    }

    /// The gate is asked now.
    public void asking() {
        gate = since();
    }

    /// The gate has answered, or has not.
    public void asked() {
        gateTook = since() - gate;
    }

    /// A message is sent now, which goes on with the trace.
    public TraceParent sending() {
        send = since();
        String parent = origin.parentId();
        String facts =
                "1 "
                        + spanId()
                        + " "
                        + (parent.isEmpty() ? "-" : parent)
                        + " "
                        + start
                        + " "
                        + Math.max(0, gate)
                        + "+"
                        + gateTook
                        + " "
                        + send;
        return new TraceParent(
                "00-" + traceId() + "-" + hex(id * OTHER) + (sampled ? "-01" : "-00"), facts);
    }

    /// The message is in the queue.
    public void sent() {
        travelled = true;
    }

    /// The request came to nothing.
    ///
    /// @param type a class of failures, never a message: one may quote people
    public void failed(String type) {
        failure = type;
    }

    boolean travelled() {
        return travelled;
    }

    /// What class of failure it came to; empty if to none.
    String failure() {
        return failure;
    }

    String spanId() {
        return hex(id);
    }

    /// The span that caused the request, or empty.
    String parentId() {
        return origin.parentId();
    }

    /// When it began, in microseconds since the epoch.
    long start() {
        return start;
    }

    boolean gateAsked() {
        return gate != NOT_ASKED;
    }

    /// When the gate was asked, in microseconds from the start.
    long gate() {
        return gate;
    }

    long gateTook() {
        return gateTook;
    }

    /// Microseconds since the start.
    long since() {
        return Math.max(0, micros(clock.instant()) - start);
    }

    String gateId() {
        return hex((id ^ OTHER) * OTHER);
    }

    private static String hex(long id) {
        String digits = Long.toHexString(id == 0 ? 1 : id);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /// The request's id is random already: all of it counts, and no class is loaded for that.
    private static long hash(String text) {
        long hash = OTHER;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash ^ (hash >>> 32);
    }
}
