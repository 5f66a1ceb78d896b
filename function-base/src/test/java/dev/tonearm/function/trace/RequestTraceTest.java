package dev.tonearm.function.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.function.log.FunctionLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestTraceTest {
    private static final String TRACE = "5759e988bd862e3fe1be46a994272793";
    private static final String X_RAY = "53995c3f42cd8ad8";
    private static final TraceParent CALLED = new TraceParent("00-" + TRACE + "-" + X_RAY + "-00");
    private static final String REQUEST = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

    private Instant now = Instant.parse("2026-11-21T12:00:00.000123Z");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FunctionLog log =
            new FunctionLog(new PrintStream(out, true, StandardCharsets.UTF_8), () -> now);
    private final TraceLines lines = new TraceLines(true, 1_000, "tonearm-interactions", log);

    @Test
    void what_was_measured_travels_with_the_message() {
        TraceParent message = asked(1).sending();
        assertThat(message.traceId()).isEqualTo(TRACE);
        assertThat(message.value()).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        assertThat(message.facts())
                .matches("1 [0-9a-f]{16} " + X_RAY + " 1795262400000123 2000\\+5000 9000");
        assertThat(message.facts()).doesNotContain(message.parentId());
    }

    @Test
    void a_request_that_nobody_caused_has_no_parent() {
        var trace = RequestTrace.begin(TraceParent.start(), REQUEST, 1, () -> now);
        assertThat(trace.sending().facts()).matches("1 [0-9a-f]{16} - \\d+ 0\\+0 0");
    }

    @Test
    void invocations_have_ids_of_their_own_and_spans_too() {
        Random random = new Random(7);
        assertThat(
                        random.ints(2_000)
                                .mapToObj(i -> new java.util.UUID(i, random.nextLong()).toString())
                                .map(id -> RequestTrace.begin(CALLED, id, 1, () -> now))
                                .flatMap(trace ->
                                        List.of(
                                                trace.spanId(),
                                                trace.gateId(),
                                                trace.sending().parentId())
                                                .stream()))
                .doesNotHaveDuplicates()
                .doesNotContain("0".repeat(16))
                .allMatch(id -> id.matches("[0-9a-f]{16}"));
    }

    @Test
    void the_ratio_decides_whatever_aws_samples_and_always_the_same_of_a_trace() {
        assertThat(asked(0).sending().value()).endsWith("-00");
        assertThat(asked(1).sending().value()).endsWith("-01");
        Random random = new Random(7);
        long sampled =
                random.longs(10_000)
                        .mapToObj(low -> "%016x%016x".formatted(0x5759e988L, low))
                        .filter(id -> Share.of(0.05, id))
                        .peek(id -> assertThat(Share.of(0.06, id)).isTrue())
                        .count();
        assertThat(sampled).isBetween(400L, 600L);
    }

    @Test
    void what_does_not_travel_is_a_line_that_a_collector_reads() {
        RequestTrace trace = asked(1);
        lines.ended(trace, REQUEST, "99");
        JsonObject resource = JsonObject.parse(line()).objects("resourceSpans").getFirst();
        assertThat(value(resource.object("resource"), "service.name"))
                .isEqualTo("tonearm-interactions");
        List<JsonObject> spans = resource.objects("scopeSpans").getFirst().objects("spans");
        JsonObject endpoint = spans.getFirst();
        assertThat(endpoint.string("traceId")).isEqualTo(TRACE);
        assertThat(endpoint.string("spanId")).isEqualTo(trace.spanId());
        assertThat(endpoint.string("parentSpanId")).isEqualTo(X_RAY);
        assertThat(endpoint.string("startTimeUnixNano")).isEqualTo("1795262400000123000");
        assertThat(endpoint.string("endTimeUnixNano")).isEqualTo("1795262400009123000");
        assertThat(value(endpoint, "faas.invocation_id")).isEqualTo(REQUEST);
        assertThat(value(endpoint, "tonearm.interaction.id")).isEqualTo("99");
        assertThat(endpoint.has("status")).isFalse();
        JsonObject gate = spans.getLast();
        assertThat(gate.string("name")).isEqualTo("gate");
        assertThat(gate.string("parentSpanId")).isEqualTo(trace.spanId());
        assertThat(gate.string("startTimeUnixNano")).isEqualTo("1795262400002123000");
    }

    @Test
    void what_travels_is_the_workers_to_tell() {
        RequestTrace trace = asked(1);
        trace.sent();
        lines.ended(trace, REQUEST, "99");
        assertThat(line()).isEmpty();
    }

    @Test
    void what_is_not_sampled_and_went_well_is_not_told() {
        lines.ended(asked(0), REQUEST, "99");
        assertThat(line()).isEmpty();
    }

    @Test
    void a_failure_is_told_whether_it_is_sampled_or_not_by_its_class_alone() {
        RequestTrace trace = asked(0);
        trace.failed("dev.tonearm.function.queue.CommandNotQueuedException");
        lines.ended(trace, REQUEST, "");
        JsonObject endpoint =
                JsonObject.parse(line())
                        .objects("resourceSpans")
                        .getFirst()
                        .objects("scopeSpans")
                        .getFirst()
                        .objects("spans")
                        .getFirst();
        assertThat(endpoint.object("status").integer("code")).isEqualTo(2);
        assertThat(value(endpoint, "error.type")).endsWith("CommandNotQueuedException");
    }

    @Test
    void what_took_long_is_told_whether_it_is_sampled_or_not() {
        RequestTrace trace = asked(0);
        now = now.plusSeconds(1);
        lines.ended(trace, REQUEST, "99");
        assertThat(line()).contains(TRACE);
    }

    @Test
    void nothing_is_told_where_nobody_wants_it() {
        RequestTrace trace = asked(1);
        trace.failed("X");
        new TraceLines(false, 0, "tonearm-interactions", log).ended(trace, REQUEST, "99");
        assertThat(line()).isEmpty();
    }

    /// Asked the gate from 2 to 7 ms, and is at 9 ms.
    private RequestTrace asked(double ratio) {
        var trace = RequestTrace.begin(CALLED, REQUEST, ratio, () -> now);
        now = now.plus(Duration.ofMillis(2));
        trace.asking();
        now = now.plus(Duration.ofMillis(5));
        trace.asked();
        now = now.plus(Duration.ofMillis(2));
        return trace;
    }

    private String line() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String value(JsonObject of, String key) {
        return of.objects("attributes").stream()
                .filter(one -> one.string("key").equals(key))
                .map(one -> one.object("value").string("stringValue"))
                .findFirst()
                .orElse("");
    }
}
