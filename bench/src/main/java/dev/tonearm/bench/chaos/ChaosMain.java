package dev.tonearm.bench.chaos;

import dev.tonearm.cli.BadFlagException;
import dev.tonearm.cli.CommandMain;
import java.io.PrintStream;
import java.util.List;

/// `./tonearm chaos`.
public final class ChaosMain {
    private ChaosMain() {}

    public static void main(String... arguments) {
        CommandMain.run("chaos", () -> run(System.out, System.err, arguments));
    }

    /// Runs it.
    ///
    /// @return the exit code: 0, 1 when an aim was missed, 2 when the command line is wrong
    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.print(ChaosSettings.USAGE);
            return 0;
        }
        ChaosSettings settings;
        try {
            settings = ChaosSettings.parse(arguments);
        } catch (BadFlagException e) {
            err.printf("tonearm: chaos: %s (./tonearm chaos --help says more)%n", e.getMessage());
            return CommandMain.BAD_USAGE;
        }
        ChaosReport report = new Chaos(settings, out).run();
        report.print(out);
        return report.missed().isEmpty() ? 0 : CommandMain.BROKE;
    }
}
