package dev.tonearm.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.tonearm.cli.BadFlagException;
import dev.tonearm.cli.CommandMain;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/// `./tonearm sim`.
public final class SimMain {
    private static final int PROGRESS = 500;

    private SimMain() {}

    public static void main(String... arguments) {
        CommandMain.run("the simulation", () -> run(System.out, System.err, arguments));
    }

    /// Runs it.
    ///
    /// @return the exit code: 0, 1 when an invariant broke, 2 when the command line is wrong
    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.print(SimSettings.USAGE);
            return 0;
        }
        SimSettings settings;
        try {
            settings = SimSettings.parse(arguments);
        } catch (BadFlagException e) {
            err.println("tonearm: sim: " + e.getMessage() + " (./tonearm sim --help says more)");
            return CommandMain.BAD_USAGE;
        }
        // Workers warn of the troubles that they are given on purpose.
        var logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        var silence = new Silence();
        logs.addTurboFilter(silence);
        try {
            return settings.verbose() ? tell(out, settings) : count(out, settings);
        } finally {
            logs.getTurboFilterList().remove(silence);
        }
    }

    private static int tell(PrintStream out, SimSettings settings) {
        Outcome outcome = new World(settings.from(), settings.mutation(), out).run();
        out.printf("seed %d: %s%n", outcome.seed(), outcome);
        return outcome.violation() == null ? 0 : CommandMain.BROKE;
    }

    private static int count(PrintStream out, SimSettings settings) {
        long begun = System.nanoTime();
        var report = new Report();
        Seeds.run(
                settings.from(),
                settings.seeds(),
                settings.mutation(),
                outcome -> {
                    report.add(outcome);
                    if (report.seeds() % PROGRESS == 0) {
                        out.printf("%d seeds, %d broke%n", report.seeds(), report.broken().size());
                    }
                });
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        out.print(report.table(took));
        out.println(report.json(took));
        return report.broken().isEmpty() ? 0 : CommandMain.BROKE;
    }

    /// Lets nobody log.
    private static final class Silence extends TurboFilter {
        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            return FilterReply.DENY;
        }
    }
}
