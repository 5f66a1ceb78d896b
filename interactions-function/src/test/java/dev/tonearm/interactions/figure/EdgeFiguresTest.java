package dev.tonearm.interactions.figure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeFiguresTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = NOON;
    private final EdgeFigures figures =
            new EdgeFigures(new PrintStream(out, true, UTF_8), () -> now);

    @Test
    void an_answer_is_one_line_that_cloudwatch_can_read() {
        figures.answered(AnswerKind.READ, NOON.minusMillis(1_045));

        figures.write();

        assertThat(out.toString(UTF_8).strip())
                .isEqualTo(
                        """
                        {"_aws":{"Timestamp":1795262400000,"CloudWatchMetrics":[\
                        {"Namespace":"Tonearm","Dimensions":[["Service","kind"]],"Metrics":[{"Name":"tonearm_edge_answers_total","Unit":"Count"}]},\
                        {"Namespace":"Tonearm","Dimensions":[["Service"]],"Metrics":[{"Name":"tonearm_edge_answers_late_total","Unit":"Count"},\
                        {"Name":"tonearm_edge_answer_seconds","Unit":"Seconds"},{"Name":"tonearm_edge_cold_starts_total","Unit":"Count"}]}]},\
                        "Service":"interactions","tonearm_edge_answers_late_total":0,"tonearm_edge_answer_seconds":[1.045],"tonearm_edge_cold_starts_total":1,\
                        "kind":"read","tonearm_edge_answers_total":1}\
                        """);
    }

    @Test
    void an_environment_is_cold_once() {
        assertThat(figure(answered(AnswerKind.PING), "tonearm_edge_cold_starts_total"))
                .isEqualTo(1);
        assertThat(answered(AnswerKind.PING).getFirst().has("tonearm_edge_cold_starts_total"))
                .isFalse();
    }

    @Test
    void what_took_as_long_as_discord_nearly_waits_is_late() {
        figures.answered(AnswerKind.DEFERRED, NOON.minus(EdgeFigures.LATE));
        figures.answered(AnswerKind.DEFERRED, NOON.minus(EdgeFigures.LATE).plusMillis(1));

        assertThat(figure(written(), "tonearm_edge_answers_late_total")).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_behind_discords_makes_no_time_below_zero() {
        figures.answered(AnswerKind.READ, NOON.plusSeconds(3));

        figures.write();

        assertThat(out.toString(UTF_8)).contains("\"tonearm_edge_answer_seconds\":[0.000]");
    }

    @Test
    void an_id_of_another_time_says_nothing_of_this_answer() {
        figures.answered(AnswerKind.READ, NOON.minus(Duration.ofHours(1)));

        JsonObject line = written().getFirst();
        assertThat(line.has("tonearm_edge_answer_seconds")).isFalse();
        assertThat(line.number("tonearm_edge_answers_late_total")).isZero();
    }

    @Test
    void a_refusal_says_what_stood_against_it() {
        figures.refused(RefusedFor.PLAN);
        figures.answered(AnswerKind.REFUSED, NOON);

        JsonObject line = written().getFirst();
        assertThat(line.string("reason")).isEqualTo("plan");
        assertThat(line.number("tonearm_edge_refusals_total")).isEqualTo(1);
        assertThat(line.string("kind")).isEqualTo("refused");
    }

    @Test
    void two_kinds_at_once_are_two_lines_and_the_rest_stands_once() {
        figures.answered(AnswerKind.READ, NOON);
        figures.answered(AnswerKind.WRITE, NOON);
        figures.store().again();

        List<JsonObject> lines = written();

        assertThat(lines).extracting(line -> line.string("kind")).containsExactly("read", "write");
        assertThat(lines)
                .filteredOn(line -> line.has("tonearm_edge_store_retries_total"))
                .hasSize(1);
    }

    @Test
    void trouble_with_services_is_counted_by_whose_it_is() {
        figures.store().again();
        figures.store().failed();
        figures.queue().again();
        figures.queue().failed();
        figures.answered(AnswerKind.FAILED, NOON);

        JsonObject line = written().getFirst();

        assertThat(line.number("tonearm_edge_store_retries_total")).isEqualTo(1);
        assertThat(line.number("tonearm_edge_store_failures_total")).isEqualTo(1);
        assertThat(line.number("tonearm_edge_queue_retries_total")).isEqualTo(1);
        assertThat(line.number("tonearm_edge_not_queued_total")).isEqualTo(1);
    }

    @Test
    void whoever_forges_without_end_gets_one_line_a_second_and_all_are_counted() {
        for (int i = 0; i < 100; i++) {
            figures.forged();
            figures.write();
        }
        now = now.plus(EdgeFigures.BETWEEN_FORGED);
        figures.forged();

        List<JsonObject> lines = written();

        assertThat(lines)
                .extracting(line -> line.number("tonearm_edge_forged_total"))
                .containsExactly(1L, 100L);
    }

    @Test
    void an_answer_brings_what_was_forged_before_it() {
        figures.forged();
        figures.write();
        figures.forged();
        figures.write();
        out.reset();

        assertThat(figure(answered(AnswerKind.READ), "tonearm_edge_forged_total")).isEqualTo(1);
    }

    @Test
    void nothing_counted_is_no_line() {
        figures.write();

        assertThat(out.size()).isZero();
    }

    private List<JsonObject> answered(AnswerKind kind) {
        figures.answered(kind, NOON);
        return written();
    }

    /// The lines since the last look.
    private List<JsonObject> written() {
        figures.write();
        List<JsonObject> lines =
                out.toString(UTF_8)
                        .lines()
                        .map(line -> JsonObject.parse(line.getBytes(UTF_8)))
                        .toList();
        out.reset();
        return lines;
    }

    private static long figure(List<JsonObject> lines, String name) {
        return lines.getFirst().number(name);
    }
}
