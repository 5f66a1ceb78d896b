package dev.tonearm.bench.drill;

import dev.tonearm.cli.CommandMain;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./tonearm drill`.
@Command(
        name = "drill",
        description =
                "Does here, against a whole fleet with listeners, what an operator hopes never to do. Each drill prints its steps,"
                        + " a table and a line of JSON, and exits with 1 when something was lost. docs/drills.md says what"
                        + " to type on AWS.",
        synopsisSubcommandLabel = "rollback | restore | alerts")
public final class DrillMain {
    private DrillMain() {}

    /// Runs the drill that the first argument names.
    public static void main(String... arguments) {
        CommandMain.run(command(System.out), arguments);
    }

    static CommandLine command(PrintStream out) {
        return new CommandLine(new DrillMain())
                .addSubcommand(new RollbackCommand(out))
                .addSubcommand(new RestoreCommand(out))
                .addSubcommand(new AlertsCommand(out));
    }
}
