package dev.tonearm.e2e.bench;

import dev.tonearm.e2e.bench.edge.EdgeBench;
import dev.tonearm.e2e.bench.route.RouteBench;
import java.util.Arrays;

/// `./tonearm bench`.
public final class BenchMain {
    private BenchMain() {}

    /// Runs the bench that the first argument names, with the others.
    public static void main(String... arguments) {
        String bench = arguments.length == 0 ? "" : arguments[0];
        String[] rest =
                arguments.length == 0
                        ? arguments
                        : Arrays.copyOfRange(arguments, 1, arguments.length);
        System.exit(
                switch (bench) {
                    case "edge" -> EdgeBench.run(System.out, rest);
                    case "route" -> RouteBench.run(System.out, rest);
                    default -> {
                        System.err.println(
                                "bench what? ./tonearm bench edge | ./tonearm bench route");
                        yield 2;
                    }
                });
    }
}
