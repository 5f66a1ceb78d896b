package dev.tonearm.operator;

import dev.tonearm.cli.Table;
import dev.tonearm.core.cost.CommandCost;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.Period;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/// Figures for people, and all of them for programs.
final class FigureTable {
    private FigureTable() {}

    static void print(PrintStream out, Period.Kind by, SortedMap<String, DayFigures> found) {
        if (found.isEmpty()) {
            out.println(
                    "No figures of this time: they are written by night (./tonearm job statistics).");
        } else {
            var table =
                    new Table(
                            by.wire(),
                            "servers",
                            "people",
                            "commands",
                            "tracks",
                            "trials",
                            "converted",
                            "paying",
                            "won",
                            "lost",
                            "revenue a month",
                            "$ a million commands");
            found.forEach((name, figures) -> row(table, name, figures));
            out.print(table);
        }
        byte[] json =
                JsonWriter.ascii(to ->
                        to.put("stats", by.wire())
                                .put("figures", all -> sums(all, found))
                                .put("dollarsPerMillionCommands", all -> costs(all, found)));
        out.println(new String(json, StandardCharsets.UTF_8));
    }

    private static void sums(JsonWriter to, SortedMap<String, DayFigures> found) {
        found.forEach((name, figures) -> to.put(name, one -> figures.byName().forEach(one::put)));
    }

    private static void costs(JsonWriter to, SortedMap<String, DayFigures> found) {
        found.forEach(
                (name, figures) -> dollars(figures).ifPresent(dollars -> to.put(name, dollars)));
    }

    private static void row(Table table, String name, DayFigures figures) {
        table.row(
                name,
                number(figures, DayFigures.ACTIVE_SERVERS),
                number(figures, DayFigures.ACTIVE_USERS),
                number(figures, DayFigures.COMMANDS),
                number(figures, DayFigures.TRACKS),
                number(figures, DayFigures.TRIALS),
                number(figures, DayFigures.CONVERTED),
                number(figures, DayFigures.PAID_SERVERS),
                number(figures, DayFigures.WON),
                number(figures, DayFigures.LOST),
                revenue(figures),
                cost(figures));
    }

    private static String number(DayFigures figures, String name) {
        return Long.toString(figures.of(name));
    }

    private static OptionalDouble dollars(DayFigures figures) {
        return CommandCost.perMillion(
                figures.of(DayFigures.COMMANDS), figures.of(DayFigures.NIGHT_UNITS));
    }

    /// By the list of prices that ships, as the metric has it; `-` where nobody gave a command.
    private static String cost(DayFigures figures) {
        OptionalDouble dollars = dollars(figures);
        return dollars.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", dollars.getAsDouble());
    }

    /// Of all plans, by currency; `?` where nobody asked Stripe.
    private static String revenue(DayFigures figures) {
        Map<String, Long> sums = figures.revenue();
        boolean asked = false;
        for (Plan plan : Plan.values()) {
            asked |= figures.byName().containsKey(DayFigures.SUBSCRIPTIONS + plan.wire());
        }
        if (sums.isEmpty()) return asked ? "0" : "?";
        var text = new StringBuilder();
        sums.forEach((currency, sum) -> {
            if (!text.isEmpty()) text.append(" + ");
            text.append(String.format(Locale.ROOT, "%.2f %s", sum / 100.0, currency));
        });
        return text.toString();
    }
}
