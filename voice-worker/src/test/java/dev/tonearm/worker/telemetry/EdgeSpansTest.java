package dev.tonearm.worker.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeSpansTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SEND = "b7ad6b7169203331";
    private static final String ENDPOINT = "00f067aa0ba902b7";
    private static final String X_RAY = "53995c3f42cd8ad8";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + SEND + "-01";
    private static final long START = micros(Instant.parse("2026-11-21T12:00:00Z"));

    private final SentSpans spans = new SentSpans(1, Duration.ofDays(1));

    @Test
    void a_commands_whole_way_is_one_trace_whose_spans_have_the_right_parents() {
        CommandTrace trace = spans.received(TRACEPARENT, facts(X_RAY));
        try (var _ = trace.step(Hop.STATE);
                var call = CallSpan.journal("append")) {
            assertThat(call.of(() -> 1)).isEqualTo(1);
        }
        String[] told = {""};
        try (var _ = trace.step(Hop.NODE);
                var call = CallSpan.node("PATCH", "/v4/sessions/{session}", "one")) {
            told[0] = call.traceparent().orElseThrow();
            call.status(200);
        }
        try (var _ = trace.step(Hop.REPLY, 2);
                var call = CallSpan.discord("PATCH", "/webhooks/{application_id}")) {
            call.status(200);
        }
        CallSpan[] voice = {CallSpan.NONE};
        trace.within(() -> voice[0] = CallSpan.voice());
        trace.end(Outcome.DONE);
        voice[0].close();
        // On the gateway's thread, and then on one of the node's.
        voice[0].then(() ->
                CallSpan.carried(() -> CallSpan.node("PATCH", "/v4/voice", "one").close()).run());
        assertThat(CallSpan.voice()).isSameAs(CallSpan.NONE);

        assertThat(spans.sent()).allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(TRACE));
        assertThat(parent("endpoint")).isEqualTo(X_RAY);
        assertThat(id("endpoint")).isEqualTo(ENDPOINT);
        assertThat(parent("gate")).isEqualTo(ENDPOINT);
        assertThat(parent("send")).isEqualTo(ENDPOINT);
        assertThat(id("send")).isEqualTo(SEND);
        assertThat(parent("queue")).isEqualTo(SEND);
        assertThat(parent("worker")).isEqualTo(SEND);
        assertThat(parent("state")).isEqualTo(id("worker"));
        assertThat(parent("journal append")).isEqualTo(id("state"));
        assertThat(parent("node")).isEqualTo(id("worker"));
        assertThat(parent("PATCH /v4/sessions/{session}")).isEqualTo(id("node"));
        assertThat(parent("PATCH /webhooks/{application_id}")).isEqualTo(id("reply"));
        assertThat(parent("voice")).isEqualTo(id("worker"));
        assertThat(parent("PATCH /v4/voice")).isEqualTo(id("voice"));
        assertThat(told[0])
                .isEqualTo("00-" + TRACE + "-" + id("PATCH /v4/sessions/{session}") + "-01");
        Set<String> ids = new HashSet<>();
        spans.sent().forEach(span -> ids.add(span.getSpanId()));
        assertThat(ids).hasSize(spans.sent().size());
        assertThat(spans.sent("reply").getAttributes().get(AttributeKey.longKey("tonearm.attempt")))
                .isEqualTo(2);
    }

    @Test
    void the_edges_times_are_its_own_and_end_when_the_queue_had_the_message() {
        spans.received(TRACEPARENT, facts("-")).end(Outcome.DONE);
        SpanData endpoint = spans.sent("endpoint");
        assertThat(endpoint.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(endpoint.getParentSpanContext().isValid()).isFalse();
        assertThat(endpoint.getResource().getAttribute(AttributeKey.stringKey("service.name")))
                .isEqualTo("tonearm-interactions");
        assertThat(List.of(from("endpoint"), from("gate"), from("send")))
                .containsExactly(0L, 2_000L, 9_000L);
        assertThat(List.of(to("endpoint"), to("gate"), to("send")))
                .containsExactly(16_000L, 7_000L, 16_000L);
    }

    @Test
    void a_span_does_not_end_before_it_begins_whatever_the_queues_clock_says() {
        spans.telemetry
                .received(
                        SentSpans.envelope(),
                        TRACEPARENT,
                        facts("-"),
                        Instant.EPOCH,
                        SentSpans.RECEIVED)
                .end(Outcome.DONE);
        assertThat(to("send")).isEqualTo(from("send"));
        assertThat(to("endpoint")).isEqualTo(9_000);
    }

    @Test
    void a_message_that_comes_twice_makes_the_same_spans_of_the_edge() {
        spans.received(TRACEPARENT, facts("-")).end(Outcome.RELEASED);
        spans.received(TRACEPARENT, facts("-")).end(Outcome.DONE);
        assertThat(spans.sent().stream().filter(one -> one.getName().equals("gate")))
                .hasSize(2)
                .extracting(SpanData::getSpanId)
                .containsOnly(id("gate"));
    }

    /// An older edge has none; a newer one may have others; and who knows what else.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2 00f067aa0ba902b7 - 1 1+1 2",
                "1 00f067aa0ba902b7 - 1 1+1",
                "1 00f067aa0ba902b7 - 99999999999999999999 1+1 2",
                "1 nonsense"
            })
    void facts_that_this_build_does_not_read_are_left_out(String facts) {
        spans.received(TRACEPARENT, facts).end(Outcome.DONE);
        assertThat(spans.sent()).extracting(SpanData::getName).containsExactly("queue", "worker");
        assertThat(parent("worker")).isEqualTo(SEND);
    }

    @Test
    void facts_without_a_trace_are_left_out() {
        spans.received("", facts("-")).end(Outcome.DONE);
        assertThat(spans.sent()).hasSize(2);
    }

    @Test
    void outside_of_a_commands_step_a_call_is_no_span() {
        try (var call = CallSpan.node("GET", "/v4/info", "one")) {
            assertThat(call.traceparent()).isEmpty();
            call.failed("timeout");
        }
        spans.received(TRACEPARENT, "").end(Outcome.DONE);
        assertThat(spans.sent()).hasSize(2);
    }

    @Test
    void no_span_has_anything_of_a_person() {
        spans.received(TRACEPARENT, facts(X_RAY)).end(Outcome.UNANSWERED);
        assertThat(spans.sent())
                .allSatisfy(span ->
                        assertThat(span.getAttributes().asMap().keySet())
                                .extracting(AttributeKey::getKey)
                                .isSubsetOf(
                                        "tonearm.interaction.id",
                                        "tonearm.command",
                                        "tonearm.outcome",
                                        "error.type",
                                        "faas.name",
                                        "faas.trigger",
                                        "db.system.name",
                                        "db.operation.name",
                                        "messaging.system",
                                        "messaging.operation.name",
                                        "messaging.operation.type"));
    }

    private static String facts(String parent) {
        return "1 " + ENDPOINT + " " + parent + " " + START + " 2000+5000 9000";
    }

    private String id(String name) {
        return spans.sent(name).getSpanId();
    }

    private String parent(String name) {
        return spans.sent(name).getParentSpanId();
    }

    /// In microseconds since the edge began.
    private long from(String name) {
        return TimeUnit.NANOSECONDS.toMicros(spans.sent(name).getStartEpochNanos()) - START;
    }

    private long to(String name) {
        return TimeUnit.NANOSECONDS.toMicros(spans.sent(name).getEndEpochNanos()) - START;
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1_000;
    }
}
