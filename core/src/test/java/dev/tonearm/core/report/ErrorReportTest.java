package dev.tonearm.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReportTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String OURS = "dev.tonearm.worker.Some";

    @Test
    void an_error_is_told_by_classes_places_and_our_own_template() {
        JsonObject event = event(report(OURS, "guild {} broke", failure(), NOON));
        assertThat(event.object("logentry").string("message")).isEqualTo("guild {} broke");
        assertThat(event.string("logger")).isEqualTo(OURS);
        assertThat(event.string("release")).isEqualTo("tonearm@1");
        assertThat(event.object("tags").string("component")).isEqualTo("worker");
        List<JsonObject> values = event.object("exception").objects("values");
        assertThat(values)
                .extracting(one -> one.string("type"))
                .containsExactly(
                        "java.lang.NumberFormatException", "java.lang.IllegalStateException");
        JsonObject inner = values.getLast().object("stacktrace").objects("frames").getLast();
        assertThat(inner.string("function")).isEqualTo("failure");
        assertThat(inner.flag("in_app")).isTrue();
    }

    @Test
    void no_word_of_an_exception_is_in_it() {
        ErrorReport report = report(OURS, "guild {} broke", failure(), NOON);
        assertThat(new String(report.envelope(), StandardCharsets.UTF_8))
                .doesNotContain("Ada", "token-of-secrets", "123456789012345678", "Blue Hour");
    }

    @Test
    void what_others_log_has_their_words_in_it_and_is_told_without() {
        ErrorReport theirs = report("net.dv8tion.jda.X", "Ada said Blue Hour", failure(), NOON);
        assertThat(new String(theirs.envelope(), StandardCharsets.UTF_8))
                .doesNotContain("Ada", "Blue Hour")
                .contains("net.dv8tion.jda.X");
    }

    @Test
    void an_envelope_has_three_lines_as_sentry_takes_them() {
        byte[] envelope = report(OURS, "x", null, NOON).envelope();
        List<String> lines = new String(envelope, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3).allSatisfy(line -> JsonObject.parse(line));
        assertThat(JsonObject.parse(lines.get(1)).string("type")).isEqualTo("event");
        assertThat(JsonObject.parse(lines.getFirst()).string("event_id"))
                .isEqualTo(JsonObject.parse(lines.getLast()).string("event_id"));
    }

    @Test
    void the_same_error_is_told_once_a_minute_and_no_more_than_so_many_of_all() {
        var pace = new ReportPace();
        Throwable failure = failure();
        assertThat(pace.takes(report(OURS, "x", failure, NOON))).isTrue();
        assertThat(pace.takes(report(OURS, "x", failure, NOON.plusSeconds(59)))).isFalse();
        assertThat(pace.takes(report(OURS, "x", failure, NOON.plusSeconds(60)))).isTrue();
        for (int i = 1; i < ReportPace.MOST_A_MINUTE; i++) {
            assertThat(pace.takes(report(OURS, "y" + i, null, NOON.plusSeconds(61)))).isTrue();
        }
        assertThat(pace.takes(report(OURS, "z", null, NOON.plusSeconds(62)))).isFalse();
        assertThat(pace.takes(report(OURS, "z", null, NOON.plusSeconds(122)))).isTrue();
    }

    @Test
    void a_service_that_takes_none_is_left_alone_for_a_minute() {
        var pace = new ReportPace();
        pace.refused(NOON);
        assertThat(pace.takes(report(OURS, "x", null, NOON.plusSeconds(59)))).isFalse();
        assertThat(pace.takes(report(OURS, "x", null, NOON.plusSeconds(60)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://key@o1.ingest.example/7, https://o1.ingest.example/api/7/envelope/",
        "http://key@127.0.0.1:9000/7, http://127.0.0.1:9000/api/7/envelope/",
        "https://key:old@errors.example/sentry/7, https://errors.example/sentry/api/7/envelope/"
    })
    void an_address_says_where_and_by_which_key(String dsn, String envelopes) {
        assertThat(Dsn.parse(dsn).envelopes()).hasToString(envelopes);
        assertThat(Dsn.parse(dsn).authentication()).endsWith("sentry_key=key");
        assertThat(Dsn.parse(dsn).toString()).doesNotContain("key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "https://secret@host",
                "https://host/7",
                "ftp://secret@host/7",
                "https://secret@host/7/",
                "https://se cret@host/7"
            })
    void what_is_none_is_refused_without_being_repeated(String dsn) {
        assertThatThrownBy(() -> Dsn.parse(dsn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not of the form https://KEY@HOST/PROJECT");
    }

    private static Throwable failure() {
        return new IllegalStateException(
                "Ada (123456789012345678) asked for Blue Hour",
                new NumberFormatException("token-of-secrets"));
    }

    private static ErrorReport report(
            String logger,
            String template,
            @org.jspecify.annotations.Nullable Throwable failure,
            Instant at) {
        return new ErrorReport(
                "0af7651916cd43dd8448eb211c80319c",
                at,
                "worker",
                "tonearm@1",
                logger,
                template,
                failure == null ? List.of() : ErrorReport.causes(failure),
                "");
    }

    private static JsonObject event(ErrorReport report) {
        String text = new String(report.envelope(), StandardCharsets.UTF_8);
        return JsonObject.parse(text.lines().toList().getLast());
    }
}
