package dev.tonearm.bench.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The figures as a table and as one line of JSON, and whether every command was answered and
/// queued.
///
/// @param candidates the empty function first
/// @param queued the different commands found in the queues
record EdgeReport(List<Candidate> candidates, int queued) {
    private static final String YARDSTICK = "node-bundled";

    /// How many times as long as the yardstick a cold start may take.
    private static final Map<String, Double> GOALS = Map.of("edge", 2.5, "edge-provided", 1.0);

    /// Prints it and returns the exit code.
    int print(PrintStream out) {
        var table =
                new Table(
                        "ms",
                        "cold p50",
                        "cold max",
                        "× empty",
                        "× " + YARDSTICK,
                        "warm p50",
                        "warm p99",
                        "× empty");
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "edge");
        for (Candidate candidate : candidates) row(candidate, table, json);
        int sent = sentToEdge();
        List<String> wrong = candidates.stream().flatMap(c -> c.wrongAnswers.stream()).toList();
        boolean held = wrong.isEmpty() && queued == sent;
        out.println();
        out.print(table);
        out.println(sent + " commands sent to the edge, " + queued + " queued");
        goals().forEach(out::println);
        wrong.stream().distinct().limit(5).forEach(one -> out.println("wrong answer: " + one));
        json.put("sent", sent).put("queued", queued).put("wrongAnswers", wrong.size());
        out.println(json.put("ok", held));
        return held ? 0 : 1;
    }

    private void row(Candidate candidate, Table table, ObjectNode json) {
        Candidate empty = candidates.getFirst();
        var cold = new Percentiles(candidate.cold);
        var warm = new Percentiles(candidate.warm);
        double coldRatio = cold.median() / new Percentiles(empty.cold).median();
        OptionalDouble toYardstick = toYardstick(candidate);
        double warmRatio = warm.median() / new Percentiles(empty.warm).median();
        table.row(
                candidate.function.name(),
                text(cold.median()),
                text(cold.at(100)),
                text(coldRatio),
                toYardstick.isPresent() ? text(toYardstick.getAsDouble()) : "",
                text(warm.median()),
                text(warm.at(99)),
                text(warmRatio));
        ObjectNode figures = json.putObject(candidate.function.name());
        toYardstick.ifPresent(ratio -> figures.put("coldToNode", rounded(ratio)));
        figures.put("coldP50Ms", rounded(cold.median()))
                .put("coldMaxMs", rounded(cold.at(100)))
                .put("coldRatio", rounded(coldRatio))
                .put("warmP50Ms", rounded(warm.median()))
                .put("warmP99Ms", rounded(warm.at(99)))
                .put("warmRatio", rounded(warmRatio));
    }

    private OptionalDouble toYardstick(Candidate candidate) {
        return candidates.stream()
                .filter(other -> other.function.name().equals(YARDSTICK))
                .mapToDouble(other ->
                        new Percentiles(candidate.cold).median()
                                / new Percentiles(other.cold).median())
                .findFirst();
    }

    /// A line for each goal whose candidate was measured.
    private List<String> goals() {
        List<String> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String name = candidate.function.name();
            @Nullable Double most = GOALS.get(name);
            OptionalDouble ratio = toYardstick(candidate);
            if (most == null || ratio.isEmpty()) continue;
            double times = rounded(ratio.getAsDouble());
            lines.add(
                    "goal %s: cold start of %s at most %s × %s: %s"
                            .formatted(
                                    times <= most ? "met" : "missed",
                                    name,
                                    text(most),
                                    YARDSTICK,
                                    text(times)));
        }
        return lines;
    }

    private int sentToEdge() {
        return candidates.stream().skip(1).mapToInt(candidate -> candidate.sent).sum();
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
