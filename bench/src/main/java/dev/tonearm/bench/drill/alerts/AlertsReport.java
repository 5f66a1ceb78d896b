package dev.tonearm.bench.drill.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a drill of alerts found.
///
/// @param slowly alerts that an overloaded machine explains, and nothing else
/// @param also alerts that followed from the faults beside those that had to
/// @param falsely alerts that nobody provoked
public record AlertsReport(
        List<Outcome> outcomes,
        List<String> also,
        List<String> slowly,
        List<String> falsely,
        String machine,
        Duration took) {
    public AlertsReport {
        outcomes = List.copyOf(outcomes);
        also = List.copyOf(also);
        slowly = List.copyOf(slowly);
        falsely = List.copyOf(falsely);
    }

    /// Whether every alert fired and cleared, and no other did.
    public boolean wentWell() {
        return falsely.isEmpty() && outcomes.stream().allMatch(Outcome::good);
    }

    public void print(PrintStream out) {
        Table table = new Table("fault", "alert", "fired after", "cleared after");
        for (Outcome one : outcomes) {
            table.row(one.fault().label(), one.alert(), words(one.fired()), words(one.cleared()));
        }
        out.println();
        out.print(table);
        out.println();
        if (!also.isEmpty()) out.println("Also told, and true: " + String.join(", ", also));
        if (!slowly.isEmpty())
            out.println("The machine's, " + machine + ": " + String.join(", ", slowly));
        if (!falsely.isEmpty()) out.println("FALSE ALARMS: " + String.join(", ", falsely));
        long bad = outcomes.stream().filter(one -> !one.good()).count();
        out.printf(
                Locale.ROOT,
                "%s after %d s%n",
                wentWell()
                        ? "The drill went well: %d alerts fired and cleared"
                                .formatted(outcomes.size())
                        : "THE DRILL FAILED: %d of %d alerts, %d false alarms"
                                .formatted(bad, outcomes.size(), falsely.size()),
                took.toSeconds());
        out.println(json());
    }

    private static String words(Optional<Duration> time) {
        return time.map(it -> it.toSeconds() + " s").orElse("NEVER");
    }

    String json() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("drill", "alerts");
        json.put("seconds", took.toSeconds()).put("good", wentWell());
        var list = json.putArray("alerts");
        for (Outcome one : outcomes) {
            ObjectNode row =
                    list.addObject().put("fault", one.fault().wire()).put("alert", one.alert());
            one.fired().ifPresent(it -> row.put("firedSeconds", it.toSeconds()));
            one.cleared().ifPresent(it -> row.put("clearedSeconds", it.toSeconds()));
        }
        also.forEach(json.putArray("also")::add);
        slowly.forEach(json.putArray("slow")::add);
        falsely.forEach(json.putArray("false")::add);
        return json.toString();
    }
}
