package dev.tonearm.core.statistics;

import dev.tonearm.core.grant.Effective;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.DiscordEntitlement;
import dev.tonearm.core.grant.Grant.Known;
import dev.tonearm.core.grant.Grant.StripeSubscription;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.GrantJson;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What one server had at any time: told by the changes of its grants, so that a day's figures are
/// the same whenever they are made. Changes may come in any order, and twice.
final class GrantStory {
    private final NavigableMap<Long, GrantEntry> entries = new TreeMap<>();
    private Grants now = Grants.NONE;
    private boolean known;

    void add(GrantEntry entry) {
        entries.put(entry.revision(), entry);
    }

    /// The server as it is kept today. Of its grants only those count whose changes are forgotten.
    void add(Grants today) {
        now = today;
        known = true;
    }

    private Grants at(Instant time) {
        Grants then = Grants.NONE;
        Set<GrantId> told = new HashSet<>();
        for (GrantEntry entry : entries.values()) {
            told.add(entry.grant());
            if (entry.at().isBefore(time)) then = then.with(after(entry));
        }
        for (Grant grant : now.byId().values()) {
            if (!told.contains(grant.id())) then = then.with(grant);
        }
        return then;
    }

    private static Grant after(GrantEntry entry) {
        return GrantJson.read(entry.grant(), entry.after());
    }

    /// Adds what a day, from `start` up to `end`, was for this server.
    void addTo(Map<String, Long> all, Duration grace, Instant start, Instant end) {
        if (known) count(all, DayFigures.KNOWN_SERVERS);
        Grants then = at(end);
        Effective effective = then.effective(grace, end);
        if (effective.plan() != Plan.FREE) {
            count(all, "servers." + effective.plan().wire());
            count(all, "servers.by." + effective.by().getFirst().id().source());
        }
        boolean before = pays(at(start), grace, start);
        boolean after = pays(then, grace, end);
        if (after) count(all, DayFigures.PAID_SERVERS);
        if (after && !before) count(all, DayFigures.WON);
        if (before && !after) count(all, DayFigures.LOST);
        if (beganTrial(start, end)) count(all, DayFigures.TRIALS);
        if (converted(grace, start, end)) count(all, DayFigures.CONVERTED);
        long unread = then.byId().values().stream().filter(Grant.Unknown.class::isInstance).count();
        if (unread > 0) all.merge(DayFigures.UNREAD_GRANTS, unread, Long::sum);
    }

    private static void count(Map<String, Long> all, String name) {
        all.merge(name, 1L, Long::sum);
    }

    private boolean beganTrial(Instant start, Instant end) {
        return entries.values().stream()
                .anyMatch(entry ->
                        entry.grant().equals(Grant.Trial.ID)
                                && entry.before().isEmpty()
                                && within(entry, start, end));
    }

    /// Whether a server that had tried a plan paid for the first time.
    private boolean converted(Duration grace, Instant start, Instant end) {
        boolean tried = false;
        for (GrantEntry entry : entries.values()) {
            if (entry.grant().equals(Grant.Trial.ID)) tried = true;
            if (isPaid(after(entry), grace, entry.at())) return tried && within(entry, start, end);
        }
        return false;
    }

    private static boolean within(GrantEntry entry, Instant start, Instant end) {
        return !entry.at().isBefore(start) && entry.at().isBefore(end);
    }

    private static boolean pays(Grants grants, Duration grace, Instant time) {
        Collection<Grant> all = grants.byId().values();
        return all.stream().anyMatch(grant -> isPaid(grant, grace, time));
    }

    private static boolean isPaid(Grant grant, Duration grace, Instant time) {
        boolean sold = grant instanceof StripeSubscription || grant instanceof DiscordEntitlement;
        return sold && grant instanceof Known bought && bought.holds(grace, time);
    }
}
