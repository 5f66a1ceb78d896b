package dev.tonearm.bench;

import dev.tonearm.bench.billing.BillingBenchCommand;
import dev.tonearm.bench.crowd.CrowdCommand;
import dev.tonearm.bench.edge.EdgeCommand;
import dev.tonearm.bench.json.JsonCommand;
import dev.tonearm.bench.queue.QueueBenchCommand;
import dev.tonearm.bench.route.RouteCommand;
import dev.tonearm.bench.sound.SoundCommand;
import dev.tonearm.cli.CommandMain;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./tonearm bench`.
@Command(
        name = "bench",
        description = "Measures. `./tonearm bench NAME --help` says what, and how much.",
        synopsisSubcommandLabel = "edge | route | sound | crowd | queue | json | billing")
public final class BenchMain {
    private BenchMain() {}

    /// Runs the bench that the first argument names, with the others.
    public static void main(String... arguments) {
        CommandMain.run(command(System.out), arguments);
    }

    static CommandLine command(PrintStream out) {
        return new CommandLine(new BenchMain())
                .addSubcommand(new EdgeCommand(out))
                .addSubcommand(new RouteCommand(out))
                .addSubcommand(new SoundCommand(out))
                .addSubcommand(new CrowdCommand(out))
                .addSubcommand(new QueueBenchCommand(out))
                .addSubcommand(new JsonCommand(out))
                .addSubcommand(new BillingBenchCommand(out));
    }
}
