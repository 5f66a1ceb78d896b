package dev.tonearm.simulation;

import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import dev.tonearm.simulation.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The figures of many seeds.
final class Report {
    /// A list of more is no help.
    private static final int MOST_TOLD = 20;

    private final List<Outcome> broken = new ArrayList<>();
    private final Map<Kind, Integer> faults = new EnumMap<>(Kind.class);
    private final List<Double> recoveries = new ArrayList<>();
    private int seeds;
    private long steps;
    private long commands;
    private int lost;
    private int doubled;
    private int aside;

    void add(Outcome outcome) {
        seeds++;
        steps += outcome.steps();
        commands += outcome.commands();
        lost += outcome.lost();
        doubled += outcome.doubled();
        aside += outcome.aside();
        outcome.faults().forEach((kind, times) -> faults.merge(kind, times, Integer::sum));
        for (Duration time : outcome.recoveries()) recoveries.add(time.toMillis() / 1e3);
        if (outcome.violation() != null) broken.add(outcome);
    }

    int seeds() {
        return seeds;
    }

    List<Outcome> broken() {
        return broken;
    }

    /// The table, for people.
    String table(Duration took) {
        var recovery = new Percentiles(recoveries);
        var table =
                new Table("simulated fleets", String.valueOf(seeds))
                        .row("in", took.toSeconds() + " s")
                        .row("steps", String.valueOf(steps))
                        .row("commands", String.valueOf(commands))
                        .row("lost", String.valueOf(lost))
                        .row("doubled", String.valueOf(doubled))
                        .row("put aside", String.valueOf(aside))
                        .row("owners lost", String.valueOf(recovery.count()))
                        .row("recovery p50", seconds(recovery.at(50)))
                        .row("recovery p99", seconds(recovery.at(99)))
                        .row("recovery max", seconds(recovery.at(100)));
        faults.forEach((kind, times) -> table.row(name(kind), String.valueOf(times)));
        table.row("seeds that broke", String.valueOf(broken.size()));
        StringBuilder text = new StringBuilder(table.toString());
        Map<String, Integer> invariants = new TreeMap<>();
        for (Outcome outcome : broken) {
            if (outcome.violation() != null) {
                invariants.merge(outcome.violation().invariant(), 1, Integer::sum);
            }
        }
        invariants.forEach((invariant, times) ->
                text.append("  ").append(times).append(" x ").append(invariant).append('\n'));
        broken.stream()
                .limit(MOST_TOLD)
                .forEach(outcome ->
                        text.append("seed ")
                                .append(outcome.seed())
                                .append(": ")
                                .append(outcome.violation())
                                .append('\n'));
        return text.toString();
    }

    /// The same in one line, for programs.
    String json(Duration took) {
        var recovery = new Percentiles(recoveries);
        StringBuilder kinds = new StringBuilder();
        faults.forEach((kind, times) ->
                kinds.append(kinds.isEmpty() ? "" : ",")
                        .append('"')
                        .append(name(kind))
                        .append("\":")
                        .append(times));
        return String.format(
                Locale.ROOT,
                "{\"seeds\":%d,\"millis\":%d,\"steps\":%d,\"commands\":%d,\"lost\":%d,\"doubled\":%d,\"aside\":%d,"
                        + "\"ownersLost\":%d,\"recoveryP50\":%s,\"recoveryP99\":%s,\"recoveryMax\":%s,"
                        + "\"faults\":{%s},\"broken\":%d}",
                seeds,
                took.toMillis(),
                steps,
                commands,
                lost,
                doubled,
                aside,
                recovery.count(),
                number(recovery.at(50)),
                number(recovery.at(99)),
                number(recovery.at(100)),
                kinds,
                broken.size());
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f s", value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.3f", value);
    }
}
