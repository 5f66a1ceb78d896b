package dev.tonearm.bench.route;

import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm bench route`; without a flag the aim: 1,000 guilds, 10,000 commands a minute for a
/// minute.
@Command(
        name = "route",
        description =
                "Starts the whole stack with servers that all play, sends commands at an even pace, and prints how long they"
                        + " took until the node's player was as asked and until the listener saw the answer. The node counts"
                        + " time instead of sending sound; everything else is as in production. Exits with 1 when a command was"
                        + " lost, done twice, or answered with an error.")
public final class RouteCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--guilds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "servers with one listener each (${DEFAULT-VALUE})")
    @Within(least = 1, most = 10_000)
    private int guilds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10000",
            description =
                    "commands a minute, whether earlier ones are answered or not (${DEFAULT-VALUE})")
    @Within(least = 1, most = 100_000)
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "how long commands are sent (${DEFAULT-VALUE})")
    @Within(least = 1, most = 600)
    private int seconds;

    @Option(
            names = "--environments",
            paramLabel = "N",
            defaultValue = "4",
            description = "environments of the function, at most (${DEFAULT-VALUE})")
    @Within(least = 1, most = 64)
    private int environments;

    public RouteCommand(PrintStream out) {
        this.out = out;
    }

    public RouteSettings settings() {
        return new RouteSettings(guilds, rate, Duration.ofSeconds(seconds), environments);
    }

    @Override
    public Integer call() {
        return RouteBench.run(out, settings());
    }
}
