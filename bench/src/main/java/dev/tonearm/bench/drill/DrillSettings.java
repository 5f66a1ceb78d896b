package dev.tonearm.bench.drill;

import dev.tonearm.cli.Within;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How much a drill does.
final class DrillSettings {
    @Option(
            names = "--guilds",
            paramLabel = "N",
            defaultValue = "4",
            description = "servers with a listener each (${DEFAULT-VALUE})")
    @Within(least = 3, most = 40)
    int guilds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "60",
            description = "commands a minute over all servers (${DEFAULT-VALUE})")
    @Within(least = 6, most = 600)
    int rate;

    Duration between() {
        return Duration.ofMinutes(1).dividedBy(rate);
    }
}
