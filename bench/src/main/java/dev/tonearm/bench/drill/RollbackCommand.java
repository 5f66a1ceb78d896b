package dev.tonearm.bench.drill;

import dev.tonearm.cli.CommandMain;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./tonearm drill rollback`.
@Command(
        name = "rollback",
        description =
                "Rolls out a build with a newer journal format and takes it back in the middle of playing: first with the format"
                        + " held down, as a release goes out, then with the new format in use, the edge first and"
                        + " the workers first. The newer build is this one with TONEARM_REHEARSE: setting the volume is new in"
                        + " it. Takes about four minutes.")
final class RollbackCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin private DrillSettings settings = new DrillSettings();

    RollbackCommand(PrintStream out) {
        this.out = out;
    }

    DrillSettings settings() {
        return settings;
    }

    @Override
    public Integer call() {
        DrillReport report = new RollbackDrill(settings, out).run();
        report.print(out);
        return report.failures().isEmpty() ? 0 : CommandMain.BROKE;
    }
}
