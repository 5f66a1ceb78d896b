package dev.tonearm.bench.crowd;

import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm bench crowd`; without a flag the aim: two thousand listeners.
@Command(
        name = "crowd",
        description =
                "Starts the whole stack with one server whose listeners all sit in one voice channel, take turns in the queue and"
                        + " vote about skips. Everybody asks for music, some for more than their share, and everybody votes or"
                        + " skips, all mixed and at an even pace. Holds the journal against what was asked: nothing lost or done"
                        + " twice, everything in the order in which it was asked for, every vote counted once, nobody ahead by"
                        + " more than one track, and no message that Discord would have refused. Exits with 1 when one of these"
                        + " does not hold.")
public final class CrowdCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--listeners",
            paramLabel = "N",
            defaultValue = "2000",
            description = "people in the voice channel (${DEFAULT-VALUE})")
    @Within(least = 10, most = 5_000)
    private int listeners;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "180",
            description = "in which all have asked for all they want (${DEFAULT-VALUE})")
    @Within(least = 1, most = 1_800)
    private int seconds;

    @Option(
            names = "--percent",
            paramLabel = "N",
            defaultValue = "10",
            description = "of the listeners have to vote for a skip (${DEFAULT-VALUE})")
    @Within(least = 1, most = 100)
    private int percent;

    public CrowdCommand(PrintStream out) {
        this.out = out;
    }

    public CrowdSettings settings() {
        return new CrowdSettings(listeners, Duration.ofSeconds(seconds), percent);
    }

    @Override
    public Integer call() {
        return CrowdBench.run(out, settings());
    }
}
