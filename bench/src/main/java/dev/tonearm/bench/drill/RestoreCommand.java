package dev.tonearm.bench.drill;

import dev.tonearm.cli.CommandMain;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./tonearm drill restore`.
@Command(
        name = "restore",
        description =
                "Wrecks the table in the middle of playing, restores it to a moment before that under another name, as DynamoDB's"
                        + " point-in-time recovery does, and moves edge, billing and workers there while one stale worker"
                        + " still has the old name. Shows that queues, plans and music are back, that the reconciliation"
                        + " mends what was bought since the moment, and that nothing is done twice. Takes about three"
                        + " minutes.")
final class RestoreCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin private DrillSettings settings = new DrillSettings();

    RestoreCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        DrillReport report = new RestoreDrill(settings, out).run();
        report.print(out);
        return report.failures().isEmpty() ? 0 : CommandMain.BROKE;
    }
}
