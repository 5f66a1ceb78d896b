package dev.tonearm.bench.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.cli.Table;
import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm bench queue`.
@Command(
        name = "queue",
        description =
                "Measures by JMH what is done to a queue of 10 and of 10,000 tracks, what showing it takes, and what keeping and"
                        + " reading it whole. Prints microseconds an operation, and exits with 1 when one of them takes longer than"
                        + " its aim: what is done to a queue and what is shown 10 ms, the whole queue written or read 100 ms.")
public final class QueueBenchCommand implements Callable<Integer> {
    private static final double DONE_MICROS = 10_000;
    private static final double WHOLE_MICROS = 100_000;

    private final PrintStream out;

    @Option(
            names = "--millis",
            paramLabel = "N",
            defaultValue = "400",
            description =
                    "of each of the ten times that an operation is repeated (${DEFAULT-VALUE})")
    @Within(least = 10, most = 60_000)
    private int millis;

    public QueueBenchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        TimeValue time = TimeValue.milliseconds(millis);
        var options =
                new OptionsBuilder()
                        .include(QueueOperations.class.getName())
                        .warmupTime(time)
                        .measurementTime(time)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        out.println("measuring; this takes some minutes");
        try {
            return report(new Runner(options).run());
        } catch (RunnerException e) {
            throw new IllegalStateException("an operation could not be measured", e);
        }
    }

    private int report(Collection<RunResult> results) {
        Map<String, Map<String, Double>> micros = new TreeMap<>();
        for (RunResult result : results) {
            String operation = words(result.getPrimaryResult().getLabel());
            micros.computeIfAbsent(operation, _ -> new TreeMap<>())
                    .put(
                            result.getParams().getParam("tracks"),
                            result.getPrimaryResult().getScore());
        }
        Table table = new Table("microseconds by tracks waiting", "10", "10000");
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "queue");
        ObjectNode measured = json.putObject("micros");
        boolean met = true;
        for (Map.Entry<String, Map<String, Double>> one : micros.entrySet()) {
            double few = one.getValue().getOrDefault("10", Double.NaN);
            double many = one.getValue().getOrDefault("10000", Double.NaN);
            table.row(one.getKey(), number(few), number(many));
            measured.putObject(one.getKey()).put("10", few).put("10000", many);
            met &= many <= (one.getKey().endsWith("snapshot") ? WHOLE_MICROS : DONE_MICROS);
        }
        out.print(table);
        out.printf("%nevery operation within its aim: %s%n", met ? "yes" : "no");
        out.println(json.put("holds", met));
        return met ? 0 : 1;
    }

    private static String words(String method) {
        return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
