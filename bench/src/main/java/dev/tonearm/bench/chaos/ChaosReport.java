package dev.tonearm.bench.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.bench.Ledger;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a whole run found.
///
/// @param refused commands that the simulator itself did not take
record ChaosReport(ChaosSettings settings, List<FaultResult> results, int refused, Duration took) {
    ChaosReport {
        results = List.copyOf(results);
    }

    List<Aim> missed() {
        return Aim.of(results).stream().filter(aim -> !aim.met()).toList();
    }

    void print(PrintStream out) {
        Table faults =
                new Table(
                        "fault (times in ms)",
                        "sent",
                        "lost",
                        "twice",
                        "errors",
                        "answered p50",
                        "p99",
                        "owner p99",
                        "gap p50",
                        "p99",
                        "max",
                        "position p50",
                        "max");
        for (FaultResult one : results) {
            faults.row(
                    one.fault().label(),
                    String.valueOf(one.commands().sent()),
                    String.valueOf(one.commands().lost()),
                    String.valueOf(one.commands().doubled()),
                    String.valueOf(one.commands().errors()),
                    number(one.recovery().at(50)),
                    number(one.recovery().at(99)),
                    number(one.owner().at(99)),
                    number(one.gap().at(50)),
                    number(one.gap().at(99)),
                    number(one.gap().at(100)),
                    number(one.position().at(50)),
                    number(one.position().at(100)));
        }
        Table aims = new Table("aim", "at most", "measured", "");
        for (Aim aim : Aim.of(results)) {
            aims.row(
                    aim.name(),
                    number(aim.most()),
                    number(aim.value()),
                    aim.met() ? "met" : "MISSED");
        }
        out.println();
        out.print(faults);
        out.println();
        out.print(aims);
        for (FaultResult one : results) {
            if (!one.violations().isEmpty()) {
                out.printf(
                        "%s: Discord would have refused %s%n",
                        one.fault().label(), one.violations());
            }
        }
        if (refused > 0) out.printf("%d commands were not taken by the simulator%n", refused);
        out.printf(
                "%n%s after %d s%n",
                missed().isEmpty() ? "All aims met" : "Missed: " + missed(), took.toSeconds());
        out.println(json());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.0f", value);
    }

    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "chaos");
        json.put("workers", ChaosSettings.WORKERS)
                .put("nodes", ChaosSettings.NODES)
                .put("partitions", ChaosSettings.PARTITIONS)
                .put("guilds", settings.guilds())
                .put("commandsPerMinute", settings.commandsPerMinute())
                .put("seconds", took.toSeconds());
        Ledger.Verdict all =
                results.stream()
                        .map(FaultResult::commands)
                        .reduce(Ledger.Verdict.NOTHING, Ledger.Verdict::plus);
        commands(json, all);
        ObjectNode faults = json.putObject("faults");
        for (FaultResult one : results) {
            ObjectNode fault = faults.putObject(one.fault().name().toLowerCase(Locale.ROOT));
            commands(fault, one.commands());
            percentiles(fault, "recoveryMs", one.recovery());
            percentiles(fault, "ownerMs", one.owner());
            percentiles(fault, "gapMs", one.gap());
            percentiles(fault, "positionErrorMs", one.position());
            fault.put("unanswered", one.unanswered())
                    .put("silent", one.silent())
                    .put("playedTwice", one.twice())
                    .put("soundsOtherwise", one.otherwise());
            ObjectNode refusals = fault.putObject("violations");
            one.violations().forEach(refusals::put);
        }
        var missed = json.putArray("missed");
        missed().forEach(aim -> missed.add(aim.name()));
        return json.toString();
    }

    private static void commands(ObjectNode json, Ledger.Verdict verdict) {
        json.put("sent", verdict.sent())
                .put("lost", verdict.lost())
                .put("doubled", verdict.doubled())
                .put("errors", verdict.errors());
    }

    private static void percentiles(ObjectNode json, String name, Percentiles values) {
        if (values.count() == 0) return;
        json.putObject(name)
                .put("count", values.count())
                .put("p50", Math.round(values.at(50)))
                .put("p99", Math.round(values.at(99)))
                .put("max", Math.round(values.at(100)));
    }
}
