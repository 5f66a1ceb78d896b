package dev.tonearm.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.bench.Ledger;
import dev.tonearm.cli.Percentiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
    private static final Ledger.Verdict GOOD = new Ledger.Verdict(50, 0, 0, 0);

    @Test
    void everything_right_misses_nothing() {
        for (Fault fault : Fault.values()) {
            assertThat(missed(result(fault, GOOD, 300, 300, 300))).as(fault.label()).isEmpty();
        }
    }

    @Test
    void lost_and_doubled_commands_are_missed_aims_whatever_the_fault() {
        for (Fault fault : Fault.values()) {
            var bad = new Ledger.Verdict(50, 1, 2, 0);
            assertThat(missed(result(fault, bad, 300, 300, 300)))
                    .containsExactly("commands lost", "commands done twice");
        }
    }

    @Test
    void each_fault_has_the_aims_of_its_own() {
        assertThat(missed(result(Fault.WORKER_KILLED, GOOD, 15_001, 1_001, 300)))
                .containsExactly("worker killed: recovery p99 ms", "worker killed: gap p99 ms");
        assertThat(missed(result(Fault.ROLLING_RESTART, GOOD, 40_000, 1_001, 300)))
                .containsExactly("rolling restart: gap p99 ms");
        assertThat(missed(result(Fault.NODE_KILLED, GOOD, 40_000, 3_001, 300)))
                .containsExactly("node killed: gap p99 ms");
        assertThat(missed(result(Fault.NODE_KILLED, GOOD, 40_000, 3_000, 1_001)))
                .containsExactly("node killed: position error ms");
        assertThat(missed(result(Fault.SESSION_INVALID, GOOD, 40_000, 9_000, 1_000))).isEmpty();
    }

    @Test
    void what_was_never_measured_is_missed() {
        var nothing =
                new FaultResult(
                        Fault.ROLLING_RESTART,
                        GOOD,
                        0,
                        values(),
                        values(),
                        values(),
                        values(),
                        0,
                        0,
                        0,
                        Map.of());
        assertThat(missed(nothing))
                .containsExactly(
                        "rolling restart: gap p99 ms", "rolling restart: position error ms");
    }

    @Test
    void silent_and_forgotten_guilds_and_refused_requests_are_missed_aims() {
        var bad =
                new FaultResult(
                        Fault.STORE_OUT,
                        GOOD,
                        1,
                        values(300),
                        values(),
                        values(300),
                        values(300),
                        1,
                        1,
                        1,
                        Map.of("gateway.send-rate", 1));
        assertThat(missed(bad))
                .containsExactly(
                        "guilds never answered again",
                        "guilds that fell silent for good",
                        "guilds that two nodes play",
                        "guilds with other filters or volume",
                        "what Discord would have refused");
    }

    @Test
    void it_ends_with_one_line_of_json_with_the_same_figures() throws Exception {
        var bytes = new ByteArrayOutputStream();
        report(result(Fault.NODE_KILLED, new Ledger.Verdict(50, 1, 0, 2), 800, 4_200, 90))
                .print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        var lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        var json = new ObjectMapper().readTree(lines.getLast());
        assertThat(json.path("lost").asInt()).isEqualTo(1);
        assertThat(json.at("/faults/node_killed/gapMs/p99").asInt()).isEqualTo(4_200);
        assertThat(json.at("/faults/node_killed/errors").asInt()).isEqualTo(2);
        assertThat(json.path("missed"))
                .hasToString("[\"commands lost\",\"node killed: gap p99 ms\"]");
        assertThat(lines).anyMatch(line -> line.matches("node killed: gap p99 ms .*4200 +MISSED"));
    }

    private static List<String> missed(FaultResult result) {
        return report(result).missed().stream().map(Aim::name).toList();
    }

    private static ChaosReport report(FaultResult result) {
        return new ChaosReport(
                new ChaosSettings(12, Duration.ofSeconds(12), 180),
                List.of(result),
                0,
                Duration.ofSeconds(100));
    }

    private static FaultResult result(
            Fault fault, Ledger.Verdict commands, double recovery, double gap, double position) {
        return new FaultResult(
                fault,
                commands,
                0,
                values(recovery),
                values(),
                values(0, gap),
                values(position),
                0,
                0,
                0,
                Map.of());
    }

    private static Percentiles values(double... values) {
        return new Percentiles(Arrays.stream(values).boxed().toList());
    }
}
