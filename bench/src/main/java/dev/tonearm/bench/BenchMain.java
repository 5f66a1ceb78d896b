package dev.tonearm.bench;

import dev.tonearm.bench.edge.EdgeBench;
import dev.tonearm.bench.edge.EdgeSettings;
import dev.tonearm.bench.route.RouteBench;
import dev.tonearm.bench.route.RouteSettings;
import dev.tonearm.bench.sound.SoundBench;
import dev.tonearm.bench.sound.SoundSettings;
import dev.tonearm.cli.BadFlagException;
import dev.tonearm.cli.CommandMain;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/// `./tonearm bench`.
public final class BenchMain {
    private BenchMain() {}

    /// Runs the bench that the first argument names, with the others.
    public static void main(String... arguments) {
        CommandMain.run("the bench", () -> run(System.out, System.err, arguments));
    }

    /// Runs it.
    ///
    /// @return the exit code: 0, 1 when an invariant broke, 2 when the command line is wrong
    static int run(PrintStream out, PrintStream err, String... arguments) {
        String bench = arguments.length == 0 ? "" : arguments[0];
        String[] flags = Arrays.stream(arguments).skip(1).toArray(String[]::new);
        boolean help = List.of(flags).contains("--help");
        try {
            return switch (bench) {
                case "edge" ->
                        help
                                ? help(out, EdgeSettings.USAGE)
                                : EdgeBench.run(out, EdgeSettings.parse(flags));
                case "route" ->
                        help
                                ? help(out, RouteSettings.USAGE)
                                : RouteBench.run(out, RouteSettings.parse(flags));
                case "sound" ->
                        help
                                ? help(out, SoundSettings.USAGE)
                                : SoundBench.run(out, SoundSettings.parse(flags));
                default -> {
                    err.println("tonearm: bench what? ./tonearm bench edge | route | sound");
                    yield CommandMain.BAD_USAGE;
                }
            };
        } catch (BadFlagException e) {
            err.printf(
                    "tonearm: bench %1$s: %2$s (./tonearm bench %1$s --help says more)%n",
                    bench, e.getMessage());
            return CommandMain.BAD_USAGE;
        }
    }

    private static int help(PrintStream out, String usage) {
        out.print(usage);
        return 0;
    }
}
