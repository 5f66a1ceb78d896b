package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What listeners have heard of each guild: where its last sound was, and whether the next one went
/// on there.
final class Sounds {
    /// Music that a listener misses, in milliseconds, without noticing.
    private static final long NEAR = 1_300;

    /// How long one may wait for its voice connection, in milliseconds. Of a node that dies before
    /// it first said where it is nobody knows how long that was.
    private static final long JOINING = 3_000;

    private static final long MOST_OPENINGS = 100_000;
    private static final long SOUNDING = Long.MAX_VALUE;

    private final Map<GuildId, Sound> last = new HashMap<>();

    /// Whose epoch a node obeyed last, of each partition.
    private final Map<Integer, Long> epochs = new HashMap<>();

    private final LongSupplier now;
    private @Nullable Missed missed;

    /// The last sound of a guild.
    ///
    /// @param player that makes or made it
    /// @param at where in the entry it ended, or is now
    /// @param endedAt when it ended, in nanoseconds of the run
    /// @param epoch of whoever changed it last
    /// @param obeyedAt when the node last did what it was told about it
    /// @param told whether the node has answered since then: nobody can know of a change whose
    ///   answer was lost with its node
    private record Sound(
            Object player,
            EntryId entry,
            LongSupplier at,
            long endedAt,
            long epoch,
            long obeyedAt,
            boolean told) {}

    /// Music that nobody heard and that was left out.
    ///
    /// @param since when the sound ended before it, in nanoseconds of the run
    /// @param obeyedAt when its node last did what it was told
    record Missed(GuildId guild, EntryId entry, long millis, long since, long obeyedAt) {}

    Sounds(LongSupplier now) {
        this.now = now;
    }

    /// A node is about to do what an owner of a partition says.
    ///
    /// @param openings how often the worker has begun to know anything
    void written(int partition, long epoch, int openings) {
        epochs.put(partition, epoch * MOST_OPENINGS + openings);
    }

    /// A player sounds from here on.
    void begins(GuildId guild, Object player, EntryId entry, LongSupplier at) {
        Sound before = last.get(guild);
        long epoch = epoch(guild);
        // Who takes over knows only the state, by a clock of its own.
        if (before != null
                && before.entry.equals(entry)
                && !before.player.equals(player)
                && before.told
                && before.epoch == epoch) {
            long left = at.getAsLong() - before.at.getAsLong();
            long since = Math.min(before.endedAt, now.getAsLong());
            boolean told = since - before.obeyedAt >= SimPlayer.REPORT_EVERY;
            if (left > (told ? NEAR : NEAR + JOINING))
                missed = new Missed(guild, entry, left, since, before.obeyedAt);
        }
        last.put(guild, new Sound(player, entry, at, SOUNDING, epoch, now.getAsLong(), false));
    }

    /// Somebody changed a player.
    void changed(GuildId guild, Object player) {
        Sound sound = last.get(guild);
        if (sound != null && sound.player.equals(player) && sound.endedAt == SOUNDING) {
            last.put(
                    guild,
                    new Sound(
                            player,
                            sound.entry,
                            sound.at,
                            SOUNDING,
                            epoch(guild),
                            now.getAsLong(),
                            false));
        }
    }

    /// A node with these players has answered their owner.
    void told(Map<GuildId, ?> players) {
        players.forEach((guild, player) -> {
            Sound sound = last.get(guild);
            if (sound == null
                    || sound.told
                    || sound.endedAt != SOUNDING
                    || !sound.player.equals(player)) return;
            last.put(
                    guild,
                    new Sound(
                            player,
                            sound.entry,
                            sound.at,
                            SOUNDING,
                            sound.epoch,
                            sound.obeyedAt,
                            true));
        });
    }

    /// A player is gone, or something else is on it.
    void ends(GuildId guild, Object player) {
        Sound sound = last.get(guild);
        if (sound == null || !sound.player.equals(player) || sound.endedAt != SOUNDING) return;
        long position = sound.at.getAsLong();
        last.put(
                guild,
                new Sound(
                        player,
                        sound.entry,
                        () -> position,
                        now.getAsLong(),
                        sound.epoch,
                        sound.obeyedAt,
                        sound.told));
    }

    private long epoch(GuildId guild) {
        return epochs.getOrDefault(World.PARTITIONS.of(guild), 0L);
    }

    /// What was missed since the last call.
    Optional<Missed> missed() {
        Missed found = missed;
        missed = null;
        return Optional.ofNullable(found);
    }
}
