package dev.tonearm.interactions.answer;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What suggestions are made from, at a price that nobody else's answer pays: people make several
/// requests a second while they type.
///
/// So a guild is looked at once in a while and not with every key, all looks together are counted
/// in a bucket of their own, and each of them has a bound ([JournalGlance]). The bucket is this
/// environment's: one in the store would cost a write with every key, and an environment is what
/// would be kept busy.
final class Glances {
    /// Somebody who types a title in pauses once or twice.
    private static final Duration HISTORY_FRESH = Duration.ofSeconds(10);

    /// Positions move with every track.
    private static final Duration QUEUE_FRESH = Duration.ofSeconds(2);

    /// What an empty bucket leaves may be as old as this.
    private static final Duration STALE = Duration.ofMinutes(1);

    private static final int MOST_LOOKS = 20;
    private static final int LOOKS_PER_SECOND = 10;

    /// A store that is away is left alone for this long: each try would take a second.
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int KEPT = 8;
    private static final int MOST_TRACKS = 200;

    private final GuildStates states;
    private final JournalGlance glance;
    private final InstantSource clock;
    private final Bucket bucket;
    private final Map<GuildId, Seen<Optional<PlayerState>>> queues = new Recent<>();
    private final Map<GuildId, Seen<List<Track>>> histories = new Recent<>();

    Glances(GuildStates states, JournalGlance glance, InstantSource clock) {
        this.states = states;
        this.glance = glance;
        this.clock = clock;
        this.bucket = new Bucket(MOST_LOOKS, LOOKS_PER_SECOND, clock);
    }

    /// What waits in a guild; empty if that cannot be known cheaply. May throw what the journal
    /// throws.
    Optional<List<QueueEntry>> queue(GuildId guild) {
        return seen(queues, guild, QUEUE_FRESH, () -> states.atAGlance(guild))
                .flatMap(state -> state)
                .map(PlayerState::queue);
    }

    /// What a guild asked for last, newest first. May throw what the journal throws.
    List<Track> history(GuildId guild) {
        return seen(histories, guild, HISTORY_FRESH, () -> tracks(glance.newest(guild)))
                .orElse(List.of());
    }

    private static List<Track> tracks(List<JournalLine> newestFirst) {
        return newestFirst.stream()
                .flatMap(line -> line.events().stream())
                .filter(QueueEvent.Enqueued.class::isInstance)
                .flatMap(event -> ((QueueEvent.Enqueued) event).entries().stream())
                .map(QueueEntry::track)
                .limit(MOST_TRACKS)
                .toList();
    }

    private <T> Optional<T> seen(
            Map<GuildId, Seen<T>> known, GuildId guild, Duration fresh, Supplier<T> look) {
        Instant now = clock.instant();
        Seen<T> before = known.get(guild);
        if (before != null && now.isBefore(before.at.plus(fresh))) return Optional.of(before.what);
        if (!bucket.take()) {
            return Optional.ofNullable(before)
                    .filter(old -> now.isBefore(old.at.plus(STALE)))
                    .map(Seen::what);
        }
        try {
            T what = look.get();
            known.put(guild, new Seen<>(what, now));
            return Optional.of(what);
        } catch (JournalUnavailableException e) {
            bucket.rest(REST);
            throw e;
        }
    }

    private record Seen<T>(T what, Instant at) {}

    /// The guilds that were looked at last.
    private static final class Recent<T> extends LinkedHashMap<GuildId, T> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<GuildId, T> eldest) {
            return size() > KEPT;
        }
    }
}
