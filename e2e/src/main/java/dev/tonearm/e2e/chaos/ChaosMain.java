package dev.tonearm.e2e.chaos;

import dev.tonearm.e2e.bench.BadFlagException;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.LoggerFactory;

/// `./tonearm chaos`.
public final class ChaosMain {
    private static final int BAD_USAGE = 2;

    /// What java itself ends with after an exception.
    private static final int BROKE = 1;

    private ChaosMain() {}

    public static void main(String... arguments) {
        // The deployables on the class path bring their own.
        System.setProperty("logback.configurationFile", "e2e-logging.xml");
        // Also when it breaks: threads of the stack's servers would keep the process.
        int code = BROKE;
        try {
            code = run(System.out, System.err, arguments);
        } catch (RuntimeException broken) {
            LoggerFactory.getLogger(ChaosMain.class).error("chaos broke", broken);
        }
        System.exit(code);
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
            return BAD_USAGE;
        }
        ChaosReport report = new Chaos(settings, out).run();
        report.print(out);
        return report.missed().isEmpty() ? 0 : BROKE;
    }
}
