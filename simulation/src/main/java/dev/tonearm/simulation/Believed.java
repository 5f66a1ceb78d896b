package dev.tonearm.simulation;

import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a worker believes of a guild's player on a node; `NodePlayer` in short.
///
/// @param there whether there is a player at all
/// @param entry what it plays, if anything
/// @param told what the state said when it was asked for
/// @param heard where it is
/// @param observed whether it was found, not asked for by us
record Believed(
        boolean there,
        @Nullable EntryId entry,
        Place told,
        Place heard,
        boolean paused,
        int volume,
        boolean observed) {
    static final Believed NONE =
            new Believed(false, null, Place.NOWHERE, Place.NOWHERE, false, 100, false);

    /// A player that a node has shown.
    static Believed of(SimNode.@Nullable Shown player, Instant now) {
        if (player == null) return NONE;
        var place = new Place(player.positionMillis(), now, player.paused());
        return new Believed(
                true, player.entry(), place, place, player.paused(), player.volume(), true);
    }

    /// Whether it plays what a state wants, and nobody has begun it anew or sought in it since
    /// then.
    boolean isPartOf(Playback.Loaded wanted) {
        long jump = Math.abs(wanted.positionMillis() - told.at(wanted.since()));
        return wanted.entry().id().equals(entry) && jump <= (observed ? 2_000 : 100);
    }

    /// The same place, told by somebody else.
    Believed toldAs(Believed before) {
        return new Believed(there, entry, before.told, heard, paused, volume, false);
    }

    Believed stopped() {
        return new Believed(true, null, Place.NOWHERE, Place.NOWHERE, paused, volume, false);
    }

    /// After an entry has ended by itself.
    Believed without(EntryId ended) {
        return ended.equals(entry)
                ? new Believed(there, null, told, heard, paused, volume, false)
                : this;
    }

    Believed heardAt(long millis, Instant now) {
        return new Believed(
                there, entry, told, new Place(millis, now, paused), paused, volume, observed);
    }

    /// Whether two play the same in the same way, wherever they are in it.
    boolean isLike(Believed other) {
        return paused == other.paused
                && volume == other.volume
                && Objects.equals(entry, other.entry);
    }

    /// A position that moves with the clock.
    record Place(long millis, Instant since, boolean paused) {
        static final Place NOWHERE = new Place(0, Instant.EPOCH, true);

        long at(Instant now) {
            return paused
                    ? millis
                    : millis + Math.max(0, now.toEpochMilli() - since.toEpochMilli());
        }
    }
}
