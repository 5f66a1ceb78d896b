package dev.tonearm.core.statistics;

import dev.tonearm.core.census.Found;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.player.JournalLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Adds up what is kept to the figures of days. What it returns depends on what was added alone,
/// not on the order; what comes twice counts once. All lines of a server have to come to the same
/// one, and all changes of its grants.
public final class RollUp {
    /// How many days back a day may be: lines are kept for 14 days, and of an older day they would
    /// say too little.
    public static final int OLDEST_DAYS = 10;

    private final Plans plans;
    private final Map<LocalDate, Map<GuildId, HeardLines>> lines = new HashMap<>();
    private final Map<GuildId, GrantStory> grants = new HashMap<>();
    private long newer;
    private long broken;

    /// What a day comes to.
    ///
    /// @param people who did something on it, to be counted across servers and then forgotten
    /// @param servers in which something happened on it, to be counted across days
    public record Tally(DayFigures figures, Set<UserId> people, Set<GuildId> servers) {
        public Tally {
            people = Set.copyOf(people);
            servers = Set.copyOf(servers);
        }
    }

    /// @param days that are wanted; what is of others is left out
    public RollUp(Set<LocalDate> days, Plans plans) {
        this.plans = plans;
        for (LocalDate day : days) lines.put(day, new HashMap<>());
    }

    public void add(Found found) {
        switch (found) {
            case Found.Line(var guild, Reading.Read<JournalLine>(var line)) -> add(guild, line);
            // Nobody knows what it says, nor of which day it is.
            case Found.Line(_, Reading.Newer<JournalLine> _) -> newer++;
            case Found.Told(var guild, var entry) -> story(guild).add(entry);
            case Found.Server(var guild, var now) -> story(guild).add(now.now());
            case Found.Broken _ -> broken++;
            case Found.Subscription _ -> {}
        }
    }

    private void add(GuildId guild, JournalLine line) {
        Map<GuildId, HeardLines> day = lines.get(day(line.at()));
        if (day != null) day.computeIfAbsent(guild, _ -> new HeardLines()).add(line);
    }

    private GrantStory story(GuildId guild) {
        return grants.computeIfAbsent(guild, _ -> new GrantStory());
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// What a day comes to by what was added so far.
    public Tally of(LocalDate day) {
        Map<GuildId, HeardLines> heard = lines.getOrDefault(day, Map.of());
        Map<String, Long> sums = new TreeMap<>();
        Set<UserId> people = new HashSet<>();
        sums.put(DayFigures.ACTIVE_SERVERS, (long) heard.size());
        for (HeardLines server : heard.values()) {
            server.addTo(sums);
            people.addAll(server.people());
        }
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (GrantStory story : grants.values()) story.addTo(sums, plans.grace(), start, end);
        if (newer > 0) sums.put(DayFigures.UNREAD_LINES, newer);
        if (broken > 0) sums.put(DayFigures.BROKEN, broken);
        return new Tally(new DayFigures(new TreeMap<>(sums)), people, heard.keySet());
    }
}
