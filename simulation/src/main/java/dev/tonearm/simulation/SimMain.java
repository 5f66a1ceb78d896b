package dev.tonearm.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm sim`.
@Command(
        name = "sim",
        description =
                "Runs fleets in simulated time, each with the troubles that its seed stands for, and checks that no command was lost"
                        + " or done twice, that no two workers ever acted for one partition, and that everything came to rest as"
                        + " the journals say. Exits with 1 when something of that was not so. One seed runs the same each time.")
public final class SimMain implements Callable<Integer> {
    private static final int PROGRESS = 500;

    private final PrintStream out;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many fleets (${DEFAULT-VALUE}); the nightly run has 10000")
    @Within(least = 1, most = 1_000_000)
    private int seeds;

    @Option(
            names = "--from",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "the first seed (${DEFAULT-VALUE})")
    @Within(least = 0, most = Long.MAX_VALUE)
    private long from;

    @Option(names = "--seed", paramLabel = "SEED", description = "this seed alone")
    @Within(least = 0, most = Long.MAX_VALUE)
    private @Nullable Long only;

    @Option(names = "--verbose", description = "tell every step of the first seed")
    private boolean verbose;

    @Option(
            names = "--break",
            paramLabel = "NAME",
            defaultValue = "none",
            description =
                    "take a protection away, to see that it is missed: ${COMPLETION-CANDIDATES}")
    private Mutation mutation = Mutation.NONE;

    @Option(
            names = "--telemetry",
            description =
                    "measure what workers' figures and spans cost a command instead: the same fleets with and without them;"
                            + " 50 seeds take some minutes")
    private boolean telemetry;

    SimMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String... arguments) {
        CommandMain.run(new CommandLine(new SimMain(System.out)), arguments);
    }

    SimSettings settings() {
        return only == null
                ? new SimSettings(from, seeds, verbose, mutation)
                : new SimSettings(only, 1, verbose, mutation);
    }

    @Override
    public Integer call() {
        SimSettings settings = settings();
        // Workers warn of the troubles that they are given on purpose.
        var logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        var silence = new Silence();
        logs.addTurboFilter(silence);
        try {
            if (telemetry) {
                TelemetryCost.print(out, settings);
                return 0;
            }
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
                    if (outcome.violation() != null) {
                        out.printf("seed %d broke: %s%n", outcome.seed(), outcome.violation());
                    }
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
