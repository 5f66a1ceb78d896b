package dev.tonearm.billing.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.core.census.Census;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.cost.CommandCost;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent.Started;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.FigureRecordsUnavailableException;
import dev.tonearm.core.statistics.Period;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatisticsJobTest {
    private static final Instant NIGHT = Instant.parse("2026-11-26T03:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final LocalDate BEFORE = DAY.minusDays(1);
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant DAY_AGO = NOON.minus(Duration.ofDays(1));
    private static final AtomicInteger TABLES = new AtomicInteger();

    private final Map<GuildId, Long> sequences = new HashMap<>();
    private Instant now = NIGHT;
    private final Map<String, Double> told = new ConcurrentHashMap<>();
    private final Counts counts =
            new Counts() {
                @Override
                public void put(BillingMetric metric, String label, double value) {
                    told.put(metric + (label.isEmpty() ? "" : " " + label), value);
                }

                @Override
                public void flush() {}
            };
    private final BillingTable.Store store =
            BillingTable.shared().alone("statistics-" + TABLES.incrementAndGet(), () -> now);

    @BeforeEach
    void two_days_of_three_servers() {
        for (int guild = 1; guild <= 3; guild++) {
            for (int user = 1; user <= 4; user++) command(guild, 10 * guild + user, DAY_AGO);
            command(guild, 10 * guild + 1, NOON);
            command(guild, 99, NOON);
            played(guild, NOON);
        }
        book(1, new Grant.Trial(new UserId(11), Bought.PLANS.trial(), NOON, NOON.plusSeconds(9)));
    }

    @Test
    void a_night_has_the_figures_of_its_day_and_of_the_day_before_and_of_days_without() {
        JobProgress report = run(JobDue.nightly(JobName.STATISTICS, NIGHT));

        DayFigures day = figures(Period.day(DAY));
        assertThat(day.of(DayFigures.ACTIVE_SERVERS)).isEqualTo(3);
        assertThat(day.of(DayFigures.ACTIVE_USERS)).isEqualTo(4);
        assertThat(day.of(DayFigures.COMMANDS)).isEqualTo(6);
        assertThat(day.of(DayFigures.TRACKS)).isEqualTo(3);
        assertThat(day.of(DayFigures.TRIALS)).isEqualTo(1);
        assertThat(figures(Period.day(BEFORE)).of(DayFigures.ACTIVE_USERS)).isEqualTo(12);
        assertThat(figures(Period.day(DAY.minusDays(6))).of(DayFigures.COMMANDS)).isZero();
        assertThat(report.counts())
                .containsEntry("days", 7L)
                .containsEntry("unread", 0L)
                .containsEntry("found", 21L + 2L);
        System.out.printf(
                "statistics of 23 items: %d read units in 8 segments%n", report.count("readUnits"));
    }

    @Test
    void a_week_and_a_month_count_everybody_once() {
        run(JobDue.nightly(JobName.STATISTICS, NIGHT));

        DayFigures week = figures(Period.week(DAY));
        assertThat(week.of(DayFigures.ACTIVE_USERS)).isEqualTo(13);
        assertThat(week.of(DayFigures.ACTIVE_SERVERS)).isEqualTo(3);
        assertThat(week.of(DayFigures.COMMANDS)).isEqualTo(18);
        assertThat(week.of(DayFigures.DAYS)).isEqualTo(3);
        assertThat(figures(Period.month(DAY)).of(DayFigures.ACTIVE_USERS)).isEqualTo(13);
        assertThat(figures(Period.month(DAY)).of(DayFigures.DAYS)).isEqualTo(7);
    }

    @Test
    void a_night_tells_of_the_business() {
        run(JobDue.nightly(JobName.STATISTICS, NIGHT));

        assertThat(told)
                .containsEntry("SERVERS_ACTIVE day", 3.0)
                .containsEntry("USERS_ACTIVE day", 4.0)
                .containsEntry("USERS_ACTIVE week", 13.0)
                .containsEntry("USERS_ACTIVE month", 13.0)
                .containsEntry("COMMANDS", 6.0)
                .containsEntry("PLAYS", 3.0)
                .containsEntry("TRIALS_BEGUN", 1.0)
                .containsEntry("CONVERSION_RATIO", 0.0)
                .as("nobody pays, and a share of nobody is none")
                .doesNotContainKey("CHURN_RATIO");
        assertThat(told.get("COMMAND_COST"))
                .as("what a night reads is shared by the few commands of this day")
                .isGreaterThan(CommandCost.perMillion());
    }

    /// So the figures are the same however often they are made, and so is the cost.
    @Test
    void a_day_keeps_what_was_read_for_it_when_it_was_first_made() {
        long units = run(JobDue.nightly(JobName.STATISTICS, NIGHT)).count("readUnits");
        for (int user = 1; user <= 9; user++) command(3, 500 + user, NOON);
        run(JobDue.byHand(JobName.STATISTICS, DAY, NIGHT));

        assertThat(units).isPositive();
        assertThat(figures(Period.day(DAY)).of(DayFigures.NIGHT_UNITS)).isEqualTo(units);
        assertThat(figures(Period.week(DAY)).of(DayFigures.NIGHT_UNITS)).isEqualTo(units);
        assertThat(figures(Period.day(BEFORE)).byName())
                .as("nothing was read for it alone")
                .doesNotContainKey(DayFigures.NIGHT_UNITS);
    }

    @Test
    void a_day_that_is_made_up_for_is_not_told_as_the_last() {
        run(JobDue.byHand(JobName.STATISTICS, BEFORE, NIGHT));

        assertThat(told).isEmpty();
    }

    @Test
    void twice_is_once() {
        run(JobDue.nightly(JobName.STATISTICS, NIGHT));
        Optional<FigureRecords.Kept> day = store.all().figures().find(Period.day(DAY));
        Optional<FigureRecords.Kept> week = store.all().figures().find(Period.week(DAY));
        run(JobDue.byHand(JobName.STATISTICS, DAY, NIGHT));

        assertThat(store.all().figures().find(Period.day(DAY))).isEqualTo(day);
        assertThat(store.all().figures().find(Period.week(DAY))).isEqualTo(week);
    }

    @Test
    void a_line_that_comes_late_is_in_the_figures_the_night_after() {
        run(JobDue.nightly(JobName.STATISTICS, NIGHT));
        command(2, 77, NOON);
        now = NIGHT.plus(Duration.ofDays(1));
        run(JobDue.nightly(JobName.STATISTICS, now));

        assertThat(figures(Period.day(DAY)).of(DayFigures.COMMANDS)).isEqualTo(7);
        assertThat(figures(Period.day(DAY)).of(DayFigures.ACTIVE_USERS)).isEqualTo(5);
        assertThat(figures(Period.week(DAY)).of(DayFigures.ACTIVE_USERS)).isEqualTo(14);
    }

    @Test
    void revenue_is_what_the_reconciliation_of_the_day_said() {
        DayFigures revenue = DayFigures.NONE.plus("revenue.premium.usd", 1_798);
        store.all().figures().keep(Period.revenue(DAY), Optional.empty(), revenue);
        run(JobDue.nightly(JobName.STATISTICS, NIGHT));

        assertThat(figures(Period.day(DAY)).of("revenue.premium.usd")).isEqualTo(1_798);
        assertThat(figures(Period.week(DAY)).of("revenue.premium.usd")).isEqualTo(1_798);
        assertThat(figures(Period.day(BEFORE)).byName()).doesNotContainKey("revenue.premium.usd");
    }

    @Test
    void figures_of_a_day_whose_lines_have_gone_are_not_written_over() {
        LocalDate old = DAY.minusDays(StatisticsJob.OLDEST_DAYS + 1L);
        store.all().figures().keep(Period.day(old), Optional.empty(), DayFigures.NONE.plus("a", 1));

        assertThat(run(JobDue.byHand(JobName.STATISTICS, old, NIGHT)).counts())
                .containsOnlyKeys("refused");
        assertThat(run(JobDue.byHand(JobName.STATISTICS, DAY.plusDays(2), NIGHT)).counts())
                .containsOnlyKeys("refused");
        assertThat(figures(Period.day(old)).of("a")).isEqualTo(1);
    }

    /// Only the last piece writes: it dies before each of its writes, and once is done.
    @Test
    void wherever_it_dies_the_next_try_ends_in_the_same() {
        JobDue due = JobDue.byHand(JobName.STATISTICS, DAY, NIGHT);
        run(due);
        int writes = 0;
        for (boolean died = true; died; writes++) {
            command(1, 100 + writes, NOON);
            JobProgress write = untilItWrites(due);
            died = dies(due, write, writes);
            job(store.all().figures()).piece(due, write);
            assertThat(figures(Period.day(DAY)).of(DayFigures.COMMANDS)).isEqualTo(7 + writes);
            assertThat(figures(Period.day(DAY)).of(DayFigures.ACTIVE_USERS)).isEqualTo(5 + writes);
            assertThat(figures(Period.week(DAY)).of(DayFigures.COMMANDS)).isEqualTo(19 + writes);
            assertThat(figures(Period.week(DAY)).of(DayFigures.ACTIVE_USERS))
                    .isEqualTo(14 + writes);
        }
        assertThat(writes).isGreaterThan(5);
    }

    private JobProgress untilItWrites(JobDue due) {
        JobProgress at = JobProgress.START;
        while (!at.cursor().equals("write")) at = job(store.all().figures()).piece(due, at);
        return at;
    }

    private boolean dies(JobDue due, JobProgress from, int write) {
        var mortal = new MortalRecords(store.all().figures(), write);
        try {
            job(mortal.records()).piece(due, from);
        } catch (FigureRecordsUnavailableException _) {
            // The function died.
        }
        return mortal.died();
    }

    @Test
    void two_at_once_end_in_the_same() throws Exception {
        var together = new CyclicBarrier(2);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var both =
                    List.of(
                            pool.submit(() -> together(together, DAY)),
                            pool.submit(() -> together(together, BEFORE)));
            for (var one : both) one.get();
        }

        assertThat(figures(Period.week(DAY)).of(DayFigures.ACTIVE_USERS)).isEqualTo(13);
        assertThat(figures(Period.week(DAY)).of(DayFigures.COMMANDS)).isEqualTo(18);
        assertThat(figures(Period.day(DAY)).of(DayFigures.COMMANDS)).isEqualTo(6);
    }

    private Void together(CyclicBarrier barrier, LocalDate day) throws Exception {
        JobDue due = new JobDue(JobName.STATISTICS, day, "hand");
        JobProgress write = untilItWrites(due);
        barrier.await();
        job(store.all().figures()).piece(due, write);
        return null;
    }

    private JobProgress run(JobDue due) {
        JobProgress at = JobProgress.START;
        while (!at.done()) at = job(store.all().figures()).piece(due, at);
        return at;
    }

    private StatisticsJob job(FigureRecords figures) {
        InstantSource clock = () -> now;
        Census census = store.all().census();
        return new StatisticsJob(
                census,
                figures,
                new BusinessFigures(figures, counts),
                Bought.PLANS,
                8,
                Pace.NONE,
                new OneSecret(),
                clock);
    }

    /// The same in every run: how well a dozen are told apart depends on it.
    private static final class OneSecret extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }

    private DayFigures figures(Period period) {
        return store.all().figures().find(period).orElseThrow().figures();
    }

    private void command(long guild, long user, Instant at) {
        line(guild, at, new Cause.Asked(new InteractionId(1), new UserId(user), "volume"));
    }

    private void played(long guild, Instant at) {
        line(guild, at, Cause.NODE);
    }

    private void line(long guild, Instant at, Cause cause) {
        GuildId id = new GuildId(guild);
        long sequence = sequences.merge(id, 1L, Long::sum);
        var started = new Started(new EntryId(1), "a", cause.equals(Cause.NODE) ? 0 : 1);
        var line = new JournalLine(sequence, at, cause, List.of(started));
        store.all().journal().append(id, List.of(line));
    }

    private void book(long guild, Grant grant) {
        store.grants().book(new GuildId(guild), new GrantChange(grant, "us", "e", NOON));
    }
}
