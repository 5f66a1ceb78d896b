package dev.tonearm.worker.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeptTracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String NOT_SAMPLED = "00-" + TRACE + "-b7ad6b7169203331-00";
    private static final Duration NEVER = Duration.ofDays(100_000);

    private final SentSpans spans = new SentSpans(0, NEVER);

    @Test
    void a_sampled_command_that_went_well_is_sent() {
        done(spans.received(SAMPLED, ""), Outcome.DONE);
        assertThat(spans.sent())
                .extracting(SpanData::getName)
                .containsExactly("queue", "state", "worker");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"DONE", "DONE_LATER", "REPEATED", "REFUSED", "RELEASED"})
    void one_that_is_not_sampled_and_went_well_is_dropped(Outcome outcome) {
        done(spans.received(NOT_SAMPLED, "1 00f067aa0ba902b7 - 1 1+1 2"), outcome);
        assertThat(spans.sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"SHED", "EXPIRED", "UNANSWERED", "ASIDE"})
    void one_that_failed_is_sent_whole_whether_it_is_sampled_or_not(Outcome outcome) {
        done(spans.received(NOT_SAMPLED, "1 00f067aa0ba902b7 - 1 1+1 2"), outcome);
        assertThat(spans.sent())
                .extracting(SpanData::getName)
                .containsExactly("endpoint", "gate", "send", "queue", "state", "worker");
        SpanData worker = spans.sent("worker");
        assertThat(worker.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(worker.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo(outcome.label());
    }

    @Test
    void one_that_broke_says_what_class_of_failure_and_not_its_words() {
        CommandTrace trace = spans.received(NOT_SAMPLED, "");
        trace.broke(new IllegalStateException("the token of Ada is abc"));
        done(trace, Outcome.RELEASED);
        SpanData worker = spans.sent("worker");
        assertThat(worker.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(spans.sent().toString()).doesNotContain("Ada", "abc");
    }

    @Test
    void one_that_was_slow_is_sent_although_it_went_well() {
        var slow = new SentSpans(0, Duration.ofMillis(40));
        // From 12:00:00.010 until now.
        done(slow.received(NOT_SAMPLED, ""), Outcome.DONE);
        assertThat(slow.sent()).hasSize(3);
    }

    @Test
    void a_call_that_failed_within_a_command_sends_it_with_what_still_comes() {
        CommandTrace trace = spans.received(NOT_SAMPLED, "");
        try (var _ = trace.step(Hop.NODE);
                var call = CallSpan.node("PATCH", "/v4/players/{guild}", "one")) {
            call.status(500);
        }
        done(trace, Outcome.DONE_LATER);
        assertThat(spans.sent())
                .extracting(SpanData::getName)
                .containsExactly("queue", "PATCH /v4/players/{guild}", "node", "state", "worker");
    }

    @Test
    void what_is_looked_up_is_held_until_its_second_half_is_over() {
        done(spans.received(NOT_SAMPLED, ""), Outcome.APART);
        CommandTrace again =
                spans.telemetry.receivedAgain(
                        SentSpans.envelope(), NOT_SAMPLED, SentSpans.RECEIVED);
        done(again, Outcome.ASIDE);
        assertThat(spans.sent())
                .extracting(SpanData::getName)
                .containsExactly("queue", "state", "worker", "state", "worker");
    }

    /// A way into a voice channel often takes longer than the answer.
    @Test
    void what_comes_after_the_end_of_one_that_went_well_is_kept_nowhere_unless_it_failed() {
        CommandTrace trace = spans.received(NOT_SAMPLED, "");
        CallSpan[] voice = {CallSpan.NONE, CallSpan.NONE};
        trace.within(() -> {
            voice[0] = CallSpan.voice();
            voice[1] = CallSpan.voice();
        });
        done(trace, Outcome.DONE);
        voice[0].close();
        voice[1].failed("unanswered");
        voice[1].close();
        assertThat(spans.sent()).extracting(SpanData::getName).containsExactly("voice");
        assertThat(spans.sent("voice").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void what_no_edge_has_decided_is_sampled_by_the_workers_own_ratio() {
        done(spans.received("", ""), Outcome.DONE);
        assertThat(spans.sent()).isEmpty();
        var all = new SentSpans(1, NEVER);
        done(all.received("", ""), Outcome.DONE);
        assertThat(all.sent()).hasSize(3);
    }

    @Test
    void no_more_than_so_many_are_held_and_the_oldest_is_forgotten_first() {
        var kept = new KeptTraces(SpanProcessor.composite(), NEVER);
        for (int i = 1; i <= KeptTraces.MOST_TRACES + 5; i++) kept.onEnd(unfinished(i));
        assertThat(kept.held()).isEqualTo(KeptTraces.MOST_TRACES);
        for (int i = 0; i < KeptTraces.MOST_SPANS + 5; i++) kept.onEnd(unfinished(7));
        assertThat(kept.held()).isEqualTo(KeptTraces.MOST_TRACES - 1 + KeptTraces.MOST_SPANS);
    }

    private static PastSpan unfinished(long trace) {
        var context =
                SpanContext.create(
                        TraceId.fromLongs(1, trace),
                        SpanId.fromLong(1),
                        TraceFlags.getDefault(),
                        TraceState.getDefault());
        return new PastSpan(
                "state",
                SpanKind.INTERNAL,
                context,
                SpanContext.getInvalid(),
                1,
                2,
                Attributes.empty(),
                Resource.empty());
    }

    private static void done(CommandTrace trace, Outcome outcome) {
        trace.step(Hop.STATE).close();
        trace.end(outcome);
    }
}
