package dev.tonearm.bench.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.bench.Ledger;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a whole drill found.
///
/// @param name the drill's
record DrillReport(String name, List<Step> steps, List<Finding> findings, Duration took) {
    DrillReport {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }

    List<Finding> failures() {
        return findings.stream().filter(finding -> !finding.so()).toList();
    }

    void print(PrintStream out) {
        Table table =
                new Table(
                        "step",
                        "seconds",
                        "asked",
                        "answered",
                        "told to wait",
                        "errors",
                        "lost",
                        "twice",
                        "gap ms");
        for (Step step : steps) {
            table.row(
                    step.name(),
                    String.format(Locale.ROOT, "%.1f", step.took().toMillis() / 1e3),
                    String.valueOf(step.commands().sent()),
                    String.valueOf(step.answered()),
                    String.valueOf(step.waiting()),
                    String.valueOf(step.commands().errors()),
                    String.valueOf(step.commands().lost()),
                    String.valueOf(step.commands().doubled()),
                    Double.isNaN(step.gapMillis())
                            ? "-"
                            : String.format(Locale.ROOT, "%.0f", step.gapMillis()));
        }
        out.println();
        out.print(table);
        out.println();
        for (Finding finding : findings) {
            out.printf("%-6s %s%n", finding.so() ? "yes" : "NO", finding);
        }
        out.printf(
                "%n%s after %d s%n",
                failures().isEmpty()
                        ? "The drill went well"
                        : "THE DRILL FAILED: " + failures().size() + " of " + findings.size(),
                took.toSeconds());
        out.println(json());
    }

    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("drill", name);
        json.put("seconds", took.toSeconds());
        Ledger.Verdict all =
                steps.stream()
                        .map(Step::commands)
                        .reduce(Ledger.Verdict.NOTHING, Ledger.Verdict::plus);
        json.put("asked", all.sent())
                .put("lost", all.lost())
                .put("doubled", all.doubled())
                .put("errors", all.errors());
        var list = json.putArray("steps");
        for (Step step : steps) {
            ObjectNode one = list.addObject().put("step", step.name());
            one.put("ms", step.took().toMillis())
                    .put("asked", step.commands().sent())
                    .put("answered", step.answered())
                    .put("toldToWait", step.waiting())
                    .put("errors", step.commands().errors())
                    .put("lost", step.commands().lost());
            if (!Double.isNaN(step.gapMillis())) one.put("gapMs", Math.round(step.gapMillis()));
        }
        var failed = json.putArray("failed");
        failures().forEach(finding -> failed.add(finding.what()));
        return json.toString();
    }
}
