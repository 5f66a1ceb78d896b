package dev.tonearm.bench.edge;

import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm bench edge`.
@Command(
        name = "edge",
        description = {
            "Starts each function several times and sends it requests while it runs: signed /skip in, deferred answer out,"
                    + " the command in SQS. Prints how long that took, and how many times as long as a function that does nothing and as the same job in Node.",
            "  empty           does nothing",
            "  node            the same job in Node: AWS SDK for JavaScript 3, discord-interactions (npm installs them)",
            "  node-bundled    that in one file, by esbuild",
            "  edge            the function with the flags of Lambda's managed runtime and without SnapStart: from its archive if ./tonearm artefacts has made it",
            "  edge-micronaut  its parts and settings from Micronaut's context",
            "  edge-aot        the function on a JVM that reads a cache (-XX:AOTCache) recorded just before",
            "  edge-provided   the function as ./tonearm artefacts makes it for provided.al2023, with its own Java and cache",
            "Exits with 1 when a command was not answered or not queued."
        })
public final class EdgeCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--cold",
            paramLabel = "N",
            defaultValue = "15",
            description = "cold starts of each function (${DEFAULT-VALUE})")
    @Within(least = 1, most = 1_000)
    private int cold;

    @Option(
            names = "--warm",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "requests to each once it runs (${DEFAULT-VALUE}), after half as many to warm it up")
    @Within(least = 1, most = 1_000_000)
    private int warm;

    @Option(names = "--tls", description = "table and queues behind TLS, as production's are")
    private boolean tls;

    public EdgeCommand(PrintStream out) {
        this.out = out;
    }

    public EdgeSettings settings() {
        return new EdgeSettings(cold, warm, tls);
    }

    @Override
    public Integer call() {
        return EdgeBench.run(out, settings());
    }
}
