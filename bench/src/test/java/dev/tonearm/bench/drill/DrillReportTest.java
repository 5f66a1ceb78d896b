package dev.tonearm.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.bench.Ledger;
import dev.tonearm.drive.Interaction;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillReportTest {
    private static final Step STEP =
            new Step(
                    "edge newer",
                    Duration.ofMillis(1_520),
                    new Ledger.Verdict(9, 1, 0, 2),
                    3,
                    Double.NaN);

    @Test
    void a_step_says_what_was_asked_answered_and_lost_and_how_long_the_music_was_away()
            throws Exception {
        var report = report(new Finding("no command is lost", false, "1 of 9"));
        assertThat(printed(report))
                .containsPattern("edge newer +1\\.5 +9 +6 +3 +2 +1 +0 +-\n")
                .contains("NO     no command is lost: 1 of 9")
                .contains("THE DRILL FAILED: 1 of 1 after 60 s");
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.get("lost").asInt()).isEqualTo(1);
        assertThat(json.at("/steps/0/answered").asInt()).isEqualTo(6);
        assertThat(json.at("/steps/0").has("gapMs")).isFalse();
        assertThat(json.get("failed").get(0).asText()).isEqualTo("no command is lost");
    }

    @Test
    void a_drill_of_which_all_findings_are_so_went_well() {
        var report = report(new Finding("no command is lost", true, "0 of 9"));
        assertThat(report.failures()).isEmpty();
        assertThat(printed(report))
                .contains("yes    no command is lost: 0 of 9")
                .contains("The drill went well after 60 s");
    }

    @Test
    void who_was_told_to_wait_has_no_answer_yet() throws Exception {
        assertThat(Listeners.seen(answered(Listeners.WAIT))).isEqualTo(Ledger.Seen.NOTHING);
        assertThat(Listeners.seen(answered("Volume: **60%**"))).isEqualTo(Ledger.Seen.ANSWER);
    }

    private static Interaction answered(String text) {
        var json = new ObjectMapper().createObjectNode().put("settled", true);
        json.putObject("message").put("content", text);
        return new Interaction(json);
    }

    private static DrillReport report(Finding finding) {
        return new DrillReport("rollback", List.of(STEP), List.of(finding), Duration.ofMinutes(1));
    }

    private static String printed(DrillReport report) {
        var out = new ByteArrayOutputStream();
        report.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
