package dev.tonearm.billing.statistics;

import dev.tonearm.billing.job.Pace;
import dev.tonearm.core.census.Census;
import dev.tonearm.core.census.Found;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.Period;
import dev.tonearm.core.statistics.RollUp;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rolls a day up, and with it the day before, for lines that came late, and days of the last week
/// that have no figures because nobody did it then. All of them with one look at the table, some
/// segments of it in each piece; in the end each day is written whole.
public final class StatisticsJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(StatisticsJob.class);

    /// What is done or not: a crash costs no more than a piece of it.
    public static final int SEGMENTS = 64;

    private static final int SIDE_BY_SIDE = 4;

    static final int OLDEST_DAYS = RollUp.OLDEST_DAYS;

    private static final int MISSED_DAYS = 6;

    /// What a run counts its reads of the table as.
    public static final String READ_UNITS = "readUnits";

    private static final String WRITE = "write";
    private static final Set<Found.Kind> KINDS =
            Set.of(Found.Kind.LINES, Found.Kind.GRANT_ENTRIES, Found.Kind.SERVERS);

    private final Census census;
    private final FigureDesk desk;
    private final BusinessFigures business;
    private final Plans plans;
    private final int segments;
    private final Pace pace;
    private final InstantSource clock;

    /// @param segments into how many the table is parted
    public StatisticsJob(
            Census census,
            FigureRecords records,
            BusinessFigures business,
            Plans plans,
            int segments,
            Pace pace,
            SecureRandom random,
            InstantSource clock) {
        this.census = census;
        this.desk = new FigureDesk(records, random);
        this.business = business;
        this.plans = plans;
        this.segments = segments;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public JobName name() {
        return JobName.STATISTICS;
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        if (from.equals(JobProgress.START)) return begin(due);
        DayParts parts = DayParts.read(from.carried());
        if (from.cursor().equals(WRITE)) {
            long units = from.count(READ_UNITS);
            parts.byDay()
                    .forEach((day, part) ->
                            desk.write(day, part, day.equals(due.day()) ? units : 0));
            // An older day is one that somebody makes up for.
            if (due.day().equals(JobDue.day(clock.instant()).minusDays(1))) {
                business.tell(due.day());
            }
            return from.counting("days", parts.byDay().size()).finished();
        }
        int first = Integer.parseInt(from.cursor());
        int end = Math.min(first + SIDE_BY_SIDE, segments);
        JobProgress next = from;
        for (Scanned scanned : scanned(parts.byDay().keySet(), first, end)) {
            parts = parts.plus(scanned.parts);
            next =
                    next.counting("found", scanned.found)
                            .counting("unread", scanned.unread)
                            .counting("broken", scanned.broken)
                            .counting(READ_UNITS, Math.round(scanned.units));
        }
        return next.carrying(parts.text()).at(end == segments ? WRITE : Integer.toString(end));
    }

    private JobProgress begin(JobDue due) {
        LocalDate today = JobDue.day(clock.instant());
        if (due.day().isAfter(today) || due.day().isBefore(today.minusDays(OLDEST_DAYS))) {
            log.error(
                    "no figures of {}: it is not one of the last {} days", due.day(), OLDEST_DAYS);
            return JobProgress.START.counting("refused", 1).finished();
        }
        SortedMap<LocalDate, DayPart> days = new TreeMap<>();
        days.put(due.day(), DayPart.NONE);
        LocalDate before = due.day().minusDays(1);
        if (!before.isBefore(today.minusDays(OLDEST_DAYS))) days.put(before, DayPart.NONE);
        if (due.run().equals(JobDue.NIGHTLY)) {
            for (int back = 2; back <= MISSED_DAYS; back++) {
                LocalDate missed = due.day().minusDays(back);
                if (!desk.has(missed)) days.put(missed, DayPart.NONE);
            }
        }
        return JobProgress.START
                .counting("unread", 0)
                .counting("broken", 0)
                .carrying(new DayParts(days).text())
                .at("0");
    }

    /// What a segment says.
    private record Scanned(DayParts parts, long found, long unread, long broken, double units) {}

    private List<Scanned> scanned(Set<LocalDate> days, int first, int end) {
        FigureDesk.Secrets secrets = desk.secrets(days);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Scanned>> all = new ArrayList<>();
            for (int number = first; number < end; number++) {
                int segment = number;
                all.add(
                        pool.submit(
                                () -> scan(days, secrets, new Census.Segment(segment, segments))));
            }
            List<Scanned> scanned = new ArrayList<>();
            for (Future<Scanned> one : all) scanned.add(one.get());
            return scanned;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException broke) throw broke;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the function ends", e);
        }
    }

    private Scanned scan(Set<LocalDate> days, FigureDesk.Secrets secrets, Census.Segment segment) {
        LocalDate earliest = Collections.min(days);
        var wanted = new Census.Wanted(KINDS, earliest.atStartOfDay(ZoneOffset.UTC).toInstant());
        var rollUp = new RollUp(days, plans);
        long found = 0;
        double units = 0;
        String from = "";
        do {
            Census.Page page = census.page(wanted, segment, from);
            page.found().forEach(rollUp::add);
            found += page.found().size();
            units += page.units();
            pace.spend(page.units());
            from = page.next();
        } while (!from.isEmpty());
        SortedMap<LocalDate, DayPart> parts = new TreeMap<>();
        long unread = 0;
        long broken = 0;
        for (LocalDate day : days) {
            RollUp.Tally tally = rollUp.of(day);
            unread = tally.figures().of(DayFigures.UNREAD_LINES);
            broken = tally.figures().of(DayFigures.BROKEN);
            SecretHash week = secrets.hash(Period.week(day));
            parts.put(day, DayPart.of(tally, week, secrets.hash(Period.month(day))));
        }
        return new Scanned(new DayParts(parts), found, unread, broken, units);
    }
}
