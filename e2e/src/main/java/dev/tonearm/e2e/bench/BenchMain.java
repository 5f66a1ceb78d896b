package dev.tonearm.e2e.bench;

import dev.tonearm.e2e.bench.edge.EdgeBench;
import dev.tonearm.e2e.bench.edge.EdgeSettings;
import dev.tonearm.e2e.bench.route.RouteBench;
import dev.tonearm.e2e.bench.route.RouteSettings;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/// `./tonearm bench`.
public final class BenchMain {
    private static final int BAD_USAGE = 2;

    /// What java itself ends with after an exception.
    private static final int BROKE = 1;

    private BenchMain() {}

    /// Runs the bench that the first argument names, with the others.
    public static void main(String... arguments) {
        // The deployables on the class path bring their own.
        System.setProperty("logback.configurationFile", "e2e-logging.xml");
        // Also when it breaks: threads of the stack's servers would keep the process.
        int code = BROKE;
        try {
            code = run(System.out, System.err, arguments);
        } catch (RuntimeException broken) {
            LoggerFactory.getLogger(BenchMain.class).error("the bench broke", broken);
        }
        System.exit(code);
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
                default -> {
                    err.println(
                            "tonearm: bench what? ./tonearm bench edge | ./tonearm bench route");
                    yield BAD_USAGE;
                }
            };
        } catch (BadFlagException e) {
            err.printf(
                    "tonearm: bench %1$s: %2$s (./tonearm bench %1$s --help says more)%n",
                    bench, e.getMessage());
            return BAD_USAGE;
        }
    }

    private static int help(PrintStream out, String usage) {
        out.print(usage);
        return 0;
    }
}
