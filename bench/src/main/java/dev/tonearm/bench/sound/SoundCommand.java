package dev.tonearm.bench.sound;

import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm bench sound`.
@Command(
        name = "sound",
        description =
                "Starts the whole stack and says /play in several servers, one after the other, in each from a voice channel in"
                        + " which the bot is not. Prints how long it took from the request until the voice server heard the first"
                        + " sound, beside /volume in the same servers: a command that needs no voice. The first /play after the"
                        + " start is told apart. Exits with 1 when a server stayed silent, a rule of Discord was broken, or an"
                        + " aim was missed (p50 170 ms, p95 300 ms).")
public final class SoundCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--guilds",
            paramLabel = "N",
            defaultValue = "40",
            description = "servers (${DEFAULT-VALUE})")
    @Within(least = 2, most = 90)
    private int guilds;

    public SoundCommand(PrintStream out) {
        this.out = out;
    }

    public SoundSettings settings() {
        return new SoundSettings(guilds);
    }

    @Override
    public Integer call() {
        return SoundBench.run(out, settings());
    }
}
