package dev.tonearm.billing.privacy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.player.Forgetting;
import dev.tonearm.core.player.JournalErasure;
import dev.tonearm.core.player.JournalErasure.Erased;
import dev.tonearm.core.privacy.Departures;
import dev.tonearm.core.privacy.Erasure;
import dev.tonearm.core.privacy.Erasures;
import dev.tonearm.core.privacy.GuildListing;
import dev.tonearm.core.privacy.Inventory;
import dev.tonearm.core.privacy.PersonalRecords;
import dev.tonearm.core.privacy.Upkeep;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was kept long enough goes, every night: people who want that, what nobody uses any more,
/// and servers that the bot is not in.
///
/// First the bot's servers are listed, then all that is kept is gone through once, then the servers
/// that were missed for [Departures#KEPT] go. Each piece can be done again.
public final class Retention implements Job {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final String LIST = "list:";
    private static final String SWEEP = "sweep:";
    private static final String LEAVE = "leave:";

    /// As many may leave in a night, or one in [#PLAUSIBLE_SHARE] of all: more are a fault of ours,
    /// or of Discord's.
    static final int PLAUSIBLE = 20;

    static final int PLAUSIBLE_SHARE = 20;

    /// What a run counts those as whom it does not miss, because they are too many.
    public static final String REFUSED = "refused";

    /// What a night can remember of those that are missed.
    private static final int MOST_MISSING = 10_000;

    /// The parts of Discord's API, the journals and the table.
    public record Parts(
            Erasures erasures,
            Inventory inventory,
            JournalErasure journals,
            PersonalRecords people,
            Upkeep upkeep,
            Departures departures,
            GuildListing listing) {}

    private final Parts parts;
    private final Optional<BotGuilds> guilds;
    private final InstantSource clock;

    private volatile @Nullable Listed known;

    /// @param guilds empty where there is no bot's token: then no server is missed
    /// @param clock billing time
    public Retention(Parts parts, Optional<BotGuilds> guilds, InstantSource clock) {
        this.parts = parts;
        this.guilds = guilds;
        this.clock = clock;
    }

    @Override
    public JobName name() {
        return JobName.RETENTION;
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        String cursor = from.cursor();
        if (cursor.isEmpty()) return begun(from);
        var luggage = RetentionLuggage.read(from.carried());
        if (cursor.startsWith(LIST)) {
            return listed(due, from, luggage, cursor.substring(LIST.length()));
        }
        if (cursor.startsWith(SWEEP)) {
            return swept(due, from, luggage, cursor.substring(SWEEP.length()));
        }
        return left(due, from, luggage, cursor.substring(LEAVE.length()));
    }

    private JobProgress begun(JobProgress from) {
        var luggage = new RetentionLuggage(parts.erasures.waiting(), Set.of(), false, Set.of());
        String next = guilds.isPresent() ? LIST + BotGuilds.BEGIN : SWEEP;
        return from.counting("left", 0).counting("erased", 0).carrying(luggage.write()).at(next);
    }

    private JobProgress listed(
            JobDue due, JobProgress from, RetentionLuggage luggage, String after) {
        GuildId begin = GuildId.parse(after);
        try {
            List<GuildId> page = guilds.orElseThrow().after(begin);
            parts.listing.keep(due.id(), begin, page);
            JobProgress counted = from.counting("listed", page.size());
            return page.size() < BotGuilds.PAGE
                    ? counted.carrying(luggage.listedWhole().write()).at(SWEEP)
                    : counted.at(LIST + page.getLast());
        } catch (BotGuildsUnavailableException e) {
            log.error("tonight no server is missed", e);
            return from.counting("unlisted", 1).at(SWEEP);
        }
    }

    private JobProgress swept(
            JobDue due, JobProgress from, RetentionLuggage luggage, String place) {
        Instant now = clock.instant();
        Inventory.Part part = parts.inventory.part(place, luggage.forgetting(), now);
        Set<GuildId> present = luggage.listed() ? present(due) : Set.of();
        Set<GuildId> missing = new HashSet<>(luggage.missing());
        Set<UserId> left = new HashSet<>(luggage.left());
        JobProgress progress = from;
        for (Inventory.Sight sight : part.guilds()) {
            progress = progress.counting("guilds", 1);
            if (!sight.named().isEmpty() && !erased(sight.guild(), luggage)) {
                progress = progress.counting("left", 1);
                left.addAll(sight.named());
            }
            if (sight.stale()) progress = tidied(sight.guild(), now, progress);
            if (luggage.listed()
                    && !present.contains(sight.guild())
                    && missing.size() < MOST_MISSING) missing.add(sight.guild());
        }
        RetentionLuggage after = luggage.missing(missing).left(left);
        JobProgress carrying = progress.carrying(after.write());
        return carrying.at(part.next().isEmpty() ? LEAVE : SWEEP + part.next());
    }

    /// One that cannot be read does not keep the others waiting.
    private boolean erased(GuildId guild, RetentionLuggage luggage) {
        Forgetting people = luggage.forgetting().orElseThrow();
        try {
            parts.people.erase(guild, luggage.people());
            Erased erased = parts.journals.erase(guild, people);
            if (erased == Erased.NOTHING || erased == Erased.DONE) return true;
            log.warn("guild {}: the journal is left, {}", guild, erased);
        } catch (RuntimeException e) {
            log.error("guild {}: the journal is left", guild, e);
        }
        return false;
    }

    /// One with which something is wrong does not keep the others waiting either.
    private JobProgress tidied(GuildId guild, Instant now, JobProgress progress) {
        try {
            return parts.upkeep.tidy(guild, now) ? progress.counting("unused", 1) : progress;
        } catch (RuntimeException e) {
            log.error("guild {}: it is as untidy as it was", guild, e);
            return progress.counting("untidy", 1);
        }
    }

    private Set<GuildId> present(JobDue due) {
        Listed listed = known;
        if (listed == null || !listed.run.equals(due.id())) {
            listed = new Listed(due.id(), parts.listing.of(due.id()));
            known = listed;
        }
        return listed.guilds;
    }

    private JobProgress left(JobDue due, JobProgress from, RetentionLuggage luggage, String place) {
        if (!luggage.listed()) return finished(from, luggage);
        JobProgress progress = place.isEmpty() ? compared(due, from, luggage) : from;
        if (progress.count("refused") > 0) return finished(progress, luggage);
        Instant over = clock.instant().minus(Departures.KEPT);
        for (Map.Entry<GuildId, Instant> missed : behind(place).entrySet()) {
            GuildId guild = missed.getKey();
            if (missed.getValue().isAfter(over)) continue;
            return purged(guild, progress).at(LEAVE + guild);
        }
        return finished(progress, luggage);
    }

    private SortedMap<GuildId, Instant> behind(String place) {
        SortedMap<GuildId, Instant> all = parts.departures.all();
        return place.isEmpty() ? all : all.tailMap(new GuildId(GuildId.parse(place).value() + 1));
    }

    private JobProgress purged(GuildId guild, JobProgress progress) {
        try {
            parts.upkeep.purge(guild, clock.instant());
            parts.departures.settled(guild);
            log.info("guild {}: everything of it is gone", guild);
            return progress.counting("purged", 1);
        } catch (RuntimeException e) {
            log.error("guild {}: some of it is still there, until tomorrow", guild, e);
            return progress.counting("unpurged", 1);
        }
    }

    /// Who is back, and who is missed; nobody is, if it would be too many to be true.
    private JobProgress compared(JobDue due, JobProgress from, RetentionLuggage luggage) {
        Set<GuildId> present = present(due);
        Set<GuildId> before = parts.departures.all().keySet();
        long back = 0;
        for (GuildId guild : before) {
            if (!present.contains(guild)) continue;
            parts.departures.settled(guild);
            back++;
        }
        List<GuildId> fresh =
                luggage.missing().stream().filter(guild -> !before.contains(guild)).toList();
        JobProgress progress = from.counting("back", back);
        long plausible = Math.max(PLAUSIBLE, from.count("guilds") / PLAUSIBLE_SHARE);
        if (fresh.size() > plausible && !due.isSure()) {
            log.error(
                    "{} of {} guilds are missing at once: none is missed, and none goes tonight",
                    fresh.size(),
                    from.count("guilds"));
            return progress.counting(REFUSED, fresh.size());
        }
        fresh.forEach(guild -> parts.departures.missed(guild, clock.instant()));
        return progress.counting("missed", fresh.size());
    }

    /// Whoever is named nowhere any more is done, whatever is left of others.
    private JobProgress finished(JobProgress from, RetentionLuggage luggage) {
        Instant now = clock.instant();
        long erased = 0;
        long late = 0;
        for (Erasure erasure : luggage.erasures()) {
            if (luggage.left().contains(erasure.user())) {
                if (erasure.isLate(now)) late++;
            } else {
                parts.erasures.done(erasure, now);
                erased++;
            }
        }
        if (late > 0) log.error("{} deletions are late: what is left says why", late);
        return from.counting("erased", erased).counting("late", late).finished();
    }

    /// The servers of a run's listing.
    private record Listed(String run, Set<GuildId> guilds) {}
}
