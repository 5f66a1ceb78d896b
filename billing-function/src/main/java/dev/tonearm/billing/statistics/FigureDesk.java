package dev.tonearm.billing.statistics;

import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.Period;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/// Writes figures: a day's whole, and with it those of its week and month, which are made anew from
/// their days. So writing them again, in any order or side by side, ends in the same.
final class FigureDesk {
    private static final int TRIES = 20;
    private static final int SECRET_BYTES = 32;

    private final FigureRecords records;
    private final SecureRandom random;

    FigureDesk(FigureRecords records, SecureRandom random) {
        this.records = records;
        this.random = random;
    }

    /// Whether a day has figures.
    boolean has(LocalDate day) {
        return records.find(Period.day(day)).isPresent();
    }

    /// The secrets of the weeks and months of some days, the same for whoever asks.
    Secrets secrets(Set<LocalDate> days) {
        Map<Period, byte[]> secrets = new HashMap<>();
        for (LocalDate day : days) {
            secrets.computeIfAbsent(Period.week(day), this::secret);
            secrets.computeIfAbsent(Period.month(day), this::secret);
        }
        return new Secrets(secrets);
    }

    /// By their periods.
    record Secrets(Map<Period, byte[]> byPeriod) {
        /// Hashes ids of a week or a month.
        SecretHash hash(Period period) {
            byte[] secret = byPeriod.get(period);
            if (secret == null) throw new IllegalArgumentException("no secret of " + period);
            return new SecretHash(secret);
        }
    }

    private byte[] secret(Period period) {
        byte[] fresh = new byte[SECRET_BYTES];
        random.nextBytes(fresh);
        return records.secret(period, fresh);
    }

    /// Writes a day's, and with it its week's and its month's.
    ///
    /// @param units what was read of the table for them: as it was when they were first made
    void write(LocalDate day, DayPart part, long units) {
        records.keepSketches(day, part.bytes());
        write(
                Period.day(day),
                before ->
                        withUnits(before, units)
                                .plus(part.figures())
                                .with(
                                        DayFigures.ACTIVE_USERS,
                                        part.estimate(DayPart.PEOPLE_OF_WEEK))
                                .plus(revenue(day)));
        write(
                Period.week(day),
                _ -> over(Period.week(day), DayPart.PEOPLE_OF_WEEK, DayPart.SERVERS_OF_WEEK));
        write(
                Period.month(day),
                _ -> over(Period.month(day), DayPart.PEOPLE_OF_MONTH, DayPart.SERVERS_OF_MONTH));
    }

    private static DayFigures withUnits(DayFigures before, long units) {
        long first = before.of(DayFigures.NIGHT_UNITS);
        long known = first > 0 ? first : units;
        return known > 0 ? DayFigures.NONE.with(DayFigures.NIGHT_UNITS, known) : DayFigures.NONE;
    }

    private DayFigures revenue(LocalDate day) {
        return records.find(Period.revenue(day))
                .map(FigureRecords.Kept::figures)
                .orElse(DayFigures.NONE);
    }

    /// Writes what is true after what stands there was read, and again if somebody was quicker.
    private void write(Period period, UnaryOperator<DayFigures> figures) {
        for (int i = 0; i < TRIES; i++) {
            Optional<FigureRecords.Kept> before = records.find(period);
            Optional<DayFigures> old = before.map(FigureRecords.Kept::figures);
            DayFigures now = figures.apply(old.orElse(DayFigures.NONE));
            boolean same = old.equals(Optional.of(now));
            if (same || records.keep(period, before, now)) return;
        }
        throw new IllegalStateException("figures of " + period.name() + " change all the time");
    }

    private DayFigures over(Period period, String people, String servers) {
        List<LocalDate> days = period.days();
        SortedMap<String, DayFigures> found =
                records.between(
                        Period.Kind.DAY, days.getFirst().toString(), days.getLast().toString());
        Uniques seenPeople = Uniques.none();
        Uniques seenServers = Uniques.none();
        for (String day : found.keySet()) {
            Map<String, byte[]> sketches = records.sketches(LocalDate.parse(day));
            add(seenPeople, sketches, people);
            add(seenServers, sketches, servers);
        }
        return DayFigures.over(new ArrayList<>(found.values()))
                .with(DayFigures.ACTIVE_USERS, seenPeople.estimate())
                .with(DayFigures.ACTIVE_SERVERS, seenServers.estimate());
    }

    private static void add(Uniques to, Map<String, byte[]> sketches, String name) {
        byte[] sketch = sketches.get(name);
        if (sketch != null) to.add(Uniques.of(sketch));
    }
}
