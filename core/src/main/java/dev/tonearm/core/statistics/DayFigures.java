package dev.tonearm.core.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sums by their names, such as `tracks.played`; docs/jobs.md says what each counts. They add up:
/// those of two halves of a day are those of the day.
public record DayFigures(SortedMap<String, Long> byName) {
    public static final DayFigures NONE = new DayFigures(Collections.emptySortedMap());

    public static final String ACTIVE_SERVERS = "servers.active";
    public static final String ACTIVE_USERS = "users.active";
    public static final String KNOWN_SERVERS = "servers.known";
    public static final String TRACKS = "tracks.played";
    public static final String FAILED_TRACKS = "tracks.failed";
    public static final String COMMANDS = "commands";
    public static final String TRIALS = "trials.begun";
    public static final String CONVERTED = "trials.converted";
    public static final String PAID_SERVERS = "paid.servers";
    public static final String WON = "paid.won";
    public static final String LOST = "paid.lost";
    public static final String UNREAD_LINES = "lines.unread";
    public static final String BROKEN = "items.broken";
    public static final String UNREAD_GRANTS = "grants.unread";

    /// Read units of the night that first made the figures: what they cost.
    public static final String NIGHT_UNITS = "night.units";

    /// In front of what a plan's subscriptions pay a month, in the least unit of a currency.
    public static final String REVENUE = "revenue.";

    /// In front of how many of them there are.
    public static final String SUBSCRIPTIONS = "subscriptions.";

    /// How many days a week or a month has figures of.
    public static final String DAYS = "days";

    /// What is so at the end of a day, and not what happened on it.
    private static final Set<String> LEVELS =
            Set.of(
                    "servers",
                    "paid.servers",
                    "revenue",
                    "subscriptions",
                    "grants",
                    "lines",
                    "items");

    public DayFigures {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public long of(String name) {
        return byName.getOrDefault(name, 0L);
    }

    /// The same with more of something.
    public DayFigures plus(String name, long more) {
        SortedMap<String, Long> sums = new TreeMap<>(byName);
        sums.merge(name, more, Long::sum);
        return new DayFigures(sums);
    }

    public DayFigures plus(DayFigures others) {
        SortedMap<String, Long> sums = new TreeMap<>(byName);
        others.byName.forEach((name, more) -> sums.merge(name, more, Long::sum));
        return new DayFigures(sums);
    }

    /// The same with something else of a name.
    public DayFigures with(String name, long value) {
        SortedMap<String, Long> sums = new TreeMap<>(byName);
        sums.put(name, value);
        return new DayFigures(sums);
    }

    /// What subscriptions of all plans pay a month, by currency, in its least unit.
    public SortedMap<String, Long> revenue() {
        SortedMap<String, Long> sums = new TreeMap<>();
        byName.tailMap(REVENUE)
                .forEach((name, sum) -> {
                    if (name.startsWith(REVENUE)) {
                        sums.merge(name.substring(name.lastIndexOf('.') + 1), sum, Long::sum);
                    }
                });
        return sums;
    }

    /// Those of a week or a month: what happened is added up, what was so is as on the last day.
    /// How many different servers and people were active cannot be told from its days.
    ///
    /// @param days the earliest first
    public static DayFigures over(List<DayFigures> days) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (DayFigures day : days) {
            day.byName.forEach((name, value) -> {
                if (!isLevel(name)) sums.merge(name, value, Long::sum);
            });
        }
        if (!days.isEmpty()) {
            days.getLast()
                    .byName
                    .forEach((name, value) -> {
                        if (isLevel(name)) sums.put(name, value);
                    });
        }
        sums.remove(ACTIVE_SERVERS);
        sums.remove(ACTIVE_USERS);
        sums.put(DAYS, (long) days.size());
        return new DayFigures(sums);
    }

    private static boolean isLevel(String name) {
        int dot = name.indexOf('.');
        return LEVELS.contains(name) || (dot > 0 && LEVELS.contains(name.substring(0, dot)));
    }
}
