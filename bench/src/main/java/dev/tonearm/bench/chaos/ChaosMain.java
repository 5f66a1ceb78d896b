package dev.tonearm.bench.chaos;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm chaos`.
@Command(
        name = "chaos",
        description =
                "Starts 3 workers, 3 audio nodes and everything around them as processes on this machine, with servers that listen"
                        + " to music. While commands keep coming, it kills, stalls and restarts workers, kills a node, and cuts"
                        + " off the gateway, the store and the queues, one after the other. It prints what was lost or done twice,"
                        + " how long commands were not answered, how long the music was away, and how far it was from where it"
                        + " should be; at the end the same as one line of JSON. Exits with 1 when an aim is missed. Takes about"
                        + " six minutes.")
public final class ChaosMain implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--guilds",
            paramLabel = "N",
            defaultValue = "12",
            description = "servers with a listener each (${DEFAULT-VALUE})")
    @Within(least = ChaosSettings.PARTITIONS, most = 60)
    private int guilds;

    @Option(
            names = "--seconds-per-fault",
            paramLabel = "N",
            defaultValue = "12",
            description = "how long is listened after each repair (${DEFAULT-VALUE})")
    @Within(least = ChaosSettings.LEAST_CALM, most = 60)
    private int calm;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "180",
            description = "commands a minute over all servers (${DEFAULT-VALUE})")
    @Within(least = 6, most = 1_200)
    private int rate;

    ChaosMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String... arguments) {
        CommandMain.run(new CommandLine(new ChaosMain(System.out)), arguments);
    }

    ChaosSettings settings() {
        return new ChaosSettings(guilds, Duration.ofSeconds(calm), rate);
    }

    @Override
    public Integer call() {
        ChaosReport report = new Chaos(settings(), out).run();
        report.print(out);
        return report.missed().isEmpty() ? 0 : CommandMain.BROKE;
    }
}
