package dev.tonearm.operator;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Within;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecordsUnavailableException;
import dev.tonearm.core.statistics.Period;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm stats`: the figures of the last days, weeks or months.
///
/// Exit codes: 0 done, 1 the table is away, 2 wrong flags or settings.
@Command(
        name = "stats",
        description =
                "Shows the figures of the last days (UTC), or of the weeks or months that they are in; docs/jobs.md says what is"
                        + " counted.",
        footer = {
            "TONEARM_TABLE names the table (tonearm); region, credentials and endpoint are the AWS SDK's own variables.",
            "The last line is JSON for programs and has all figures."
        })
public final class StatsMain implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private InstantSource clock;

    @Option(names = "--days", paramLabel = "N", description = "of how many days (30)")
    @Within(least = 1, most = 1_826)
    private int days = 30;

    @Option(
            names = "--by",
            paramLabel = "PERIOD",
            description = "day, week or month; with revenue what subscriptions came to (day)")
    private Period.Kind by = Period.Kind.DAY;

    @Option(names = "--local", description = "of the local stack that runs here")
    private boolean local;

    StatsMain(
            Map<String, String> environment,
            InstantSource clock,
            PrintStream out,
            PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var command =
                new StatsMain(System.getenv(), InstantSource.system(), System.out, System.err);
        CommandMain.run(new CommandLine(command), arguments);
    }

    @Override
    public Integer call() {
        try {
            if (local) {
                JsonObject stack = LocalStackFile.read();
                LocalTable.use(stack);
                clock = LocalTable.clock(stack, clock);
            }
        } catch (IllegalArgumentException e) {
            err.println("tonearm: stats: " + e.getMessage());
            return CommandMain.BAD_USAGE;
        }
        LocalDate today = JobDue.day(clock.instant());
        try (DynamoStore store = OperatorTable.connect(environment, clock)) {
            SortedMap<String, DayFigures> found =
                    store.figures().between(by, name(today.minusDays(days - 1L)), name(today));
            FigureTable.print(out, by, found);
            return 0;
        } catch (FigureRecordsUnavailableException e) {
            err.println("tonearm: stats: the table cannot be reached: " + e.getCause());
            return CommandMain.BROKE;
        }
    }

    private String name(LocalDate day) {
        return switch (by) {
            case DAY, REVENUE -> day.toString();
            case WEEK -> Period.week(day).name();
            case MONTH -> Period.month(day).name();
        };
    }
}
