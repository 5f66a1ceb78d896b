package dev.tonearm.bench.json;

import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import dev.tonearm.cli.Within;
import dev.tonearm.local.stack.JvmFlags;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm bench json`.
@Command(
        name = "json",
        description =
                "Reads a slash command as Discord sends it, by hand and with jackson-databind, in JVMs with the function's flags."
                        + " Prints what the first one costs, in time and classes, and what a warm one costs.")
public final class JsonCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--starts",
            paramLabel = "N",
            defaultValue = "9",
            description = "JVMs for each way, which take turns (${DEFAULT-VALUE})")
    @Within(least = 1, most = 100)
    private int starts;

    public JsonCommand(PrintStream out) {
        this.out = out;
    }

    /// What the JVMs said: the first reading in ms, classes, a warm reading in µs.
    private record Said(List<Double> first, List<Double> classes, List<Double> warm) {}

    @Override
    public Integer call() {
        Map<Reading, Said> said = new EnumMap<>(Reading.class);
        for (Reading way : Reading.values()) {
            said.put(way, new Said(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
        for (int start = 0; start < starts; start++) said.forEach(JsonCommand::start);
        var table = new Table("median of " + starts, "first, ms", "classes", "warm, µs");
        said.forEach((way, words) ->
                table.row(
                        way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "%.1f".formatted(new Percentiles(words.first).median()),
                        "%.0f".formatted(new Percentiles(words.classes).median()),
                        "%.2f".formatted(new Percentiles(words.warm).median())));
        out.print(table);
        return 0;
    }

    private static void start(Reading way, Said said) {
        Path home = Path.of(System.getProperty("tonearm.home", ".")).toAbsolutePath();
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JvmFlags.ofFunction(home));
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.addAll(List.of(JsonProbe.class.getName(), way.name()));
        try {
            Process probe =
                    new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String words =
                    new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] numbers = words.strip().split(" ", -1);
            said.first.add(Double.parseDouble(numbers[0]));
            said.classes.add(Double.parseDouble(numbers[1]));
            said.warm.add(Double.parseDouble(numbers[2]));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a JVM", e);
        }
    }
}
