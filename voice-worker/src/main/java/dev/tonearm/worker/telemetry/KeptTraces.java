package dev.tonearm.worker.telemetry;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Passes on the spans of sampled traces at once, and of the others those that an operator wants
/// anyway: of commands that failed or were slow. It holds a trace's spans until its end in this
/// worker is known, in bounded memory, and drops those of what went well.
///
/// A trace that is forgotten for lack of room, or of an end, went well as far as anybody knows: its
/// first failure would have let it go on at once.
final class KeptTraces implements SpanProcessor {
    /// At 1 KB a span some 20 MB at most, and as a rule a hundredth of it: those under way.
    static final int MOST_TRACES = 1_000;

    /// A command has a dozen; one that is tried again and again does not take the others' room.
    static final int MOST_SPANS = 64;

    private final SpanProcessor next;
    private final long slowNanos;
    private final Map<String, Held> traces = new LinkedHashMap<>();

    /// Traces that ended well lately, of which a span may still come: a way into a voice channel
    /// often takes longer than the answer.
    private final Set<String> over = new LinkedHashSet<>();

    /// @param next takes unsampled spans too
    /// @param slow from this on a command, from the edge's acceptance to its end, is of interest
    KeptTraces(SpanProcessor next, Duration slow) {
        this.next = next;
        this.slowNanos = slow.toNanos();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Nothing is known of it yet.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled()) next.onEnd(span);
        else decide(span).forEach(next::onEnd);
    }

    /// Which spans are to be passed on now.
    private synchronized List<ReadableSpan> decide(ReadableSpan span) {
        SpanData data = span.toSpanData();
        if (over.contains(data.getTraceId()) && !CommandTrace.ends(data)) {
            return failed(data) ? List.of(span) : List.of();
        }
        Held held = traces.computeIfAbsent(data.getTraceId(), _ -> new Held());
        held.add(span, data);
        boolean end = CommandTrace.ends(data);
        if (failed(data) || (end && held.length() >= slowNanos)) held.wanted = true;
        if (held.wanted) {
            List<ReadableSpan> all = List.copyOf(held.spans);
            held.spans.clear();
            forgetOldest();
            return all;
        }
        if (end) {
            traces.remove(data.getTraceId());
            over.add(data.getTraceId());
            if (over.size() > MOST_TRACES) over.remove(over.iterator().next());
        }
        forgetOldest();
        return List.of();
    }

    private static boolean failed(SpanData data) {
        return data.getStatus().getStatusCode() == StatusCode.ERROR;
    }

    private void forgetOldest() {
        Iterator<Held> oldest = traces.values().iterator();
        while (traces.size() > MOST_TRACES) {
            oldest.next();
            oldest.remove();
        }
    }

    synchronized int held() {
        return traces.values().stream().mapToInt(held -> held.spans.size()).sum();
    }

    @Override
    public CompletableResultCode shutdown() {
        return next.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return next.forceFlush();
    }

    /// What is known of a trace so far.
    private static final class Held {
        private final List<ReadableSpan> spans = new ArrayList<>();
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;

        /// Whether it goes on, with all that still comes.
        private boolean wanted;

        void add(ReadableSpan span, SpanData data) {
            from = Math.min(from, data.getStartEpochNanos());
            to = Math.max(to, data.getEndEpochNanos());
            if (spans.size() < MOST_SPANS) spans.add(span);
        }

        long length() {
            return to - from;
        }
    }
}
