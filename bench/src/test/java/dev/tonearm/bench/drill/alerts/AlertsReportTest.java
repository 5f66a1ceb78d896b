package dev.tonearm.bench.drill.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertsReportTest {
    private static final Outcome GOOD =
            new Outcome(
                    Provocation.WORKER_KILLED,
                    "WorkerDown",
                    Optional.of(Duration.ofSeconds(41)),
                    Optional.of(Duration.ofSeconds(22)));

    @Test
    void a_drill_in_which_each_alert_fired_and_cleared_went_well() throws Exception {
        AlertsReport report = report(List.of(GOOD), List.of());

        assertThat(report.wentWell()).isTrue();
        assertThat(printed(report))
                .contains("The machine's, a busy one: EdgeLate")
                .contains("worker killed  WorkerDown         41 s           22 s")
                .contains("The drill went well: 1 alerts fired and cleared after 600 s");
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.path("good").asBoolean()).isTrue();
        assertThat(json.path("alerts").get(0).path("fault").asText()).isEqualTo("worker-killed");
        assertThat(json.path("alerts").get(0).path("firedSeconds").asInt()).isEqualTo(41);
    }

    @Test
    void an_alert_that_did_not_fire_fails_it() {
        var never =
                new Outcome(
                        Provocation.NODE_KILLED, "NodeDown", Optional.empty(), Optional.empty());
        assertThat(report(List.of(GOOD, never), List.of()).wentWell()).isFalse();
        assertThat(printed(report(List.of(GOOD, never), List.of())))
                .contains("NEVER", "THE DRILL FAILED: 1 of 2 alerts, 0 false alarms");
    }

    @Test
    void an_alert_that_did_not_clear_fails_it() {
        var stays =
                new Outcome(
                        Provocation.NODE_KILLED,
                        "NodeDown",
                        Optional.of(Duration.ofSeconds(40)),
                        Optional.empty());
        assertThat(report(List.of(stays), List.of()).wentWell()).isFalse();
    }

    @Test
    void an_alert_that_nobody_provoked_fails_it() {
        AlertsReport report = report(List.of(GOOD), List.of("PaidTwice"));
        assertThat(report.wentWell()).isFalse();
        assertThat(printed(report)).contains("FALSE ALARMS: PaidTwice");
    }

    private static AlertsReport report(List<Outcome> outcomes, List<String> falsely) {
        return new AlertsReport(
                outcomes,
                List.of("ShardsDown"),
                List.of("EdgeLate"),
                falsely,
                "a busy one",
                Duration.ofMinutes(10));
    }

    private static String printed(AlertsReport report) {
        var out = new ByteArrayOutputStream();
        report.print(new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }
}
