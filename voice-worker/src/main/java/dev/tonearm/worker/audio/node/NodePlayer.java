package dev.tonearm.worker.audio.node;

import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.VoiceServer;
import java.time.Instant;
import java.util.Optional;

/// What a guild's player on a node is known to be.
public sealed interface NodePlayer {
    /// A request's outcome never came: the node has to be asked.
    record Unknown() implements NodePlayer {}

    /// There is no player.
    record None() implements NodePlayer {}

    record There(Turntable turntable, boolean paused, int volume, Voice voice)
            implements NodePlayer {
        public There with(Turntable changed) {
            return new There(changed, paused, volume, voice);
        }

        public There with(Voice changed) {
            return new There(turntable, paused, volume, changed);
        }
    }

    /// Lavalink's volume of a new player.
    int NEW_VOLUME = 100;

    NodePlayer UNKNOWN = new Unknown();
    NodePlayer NONE = new None();

    /// What a player plays.
    sealed interface Turntable {
        record Empty() implements Turntable {}

        /// An entry.
        ///
        /// @param told where we said it should be
        /// @param heard where the node is in it
        /// @param observed whether the node was found like this, so that `told` is only what was
        ///   heard
        record Entry(EntryId id, Anchor told, Anchor heard, boolean observed) implements Turntable {
            /// Whether this is what a state wants, and nobody has begun it anew or sought in it
            /// since the node was told.
            public boolean isPartOf(Playback.Loaded wanted) {
                if (!id.equals(wanted.entry().id())) return false;
                long jump = Math.abs(wanted.positionMillis() - told.positionAt(wanted.since()));
                return jump <= (observed ? FOUND_NEAR_MILLIS : JUMP_MILLIS);
            }
        }

        /// The state's position moved by this much against the clock: somebody sought.
        long JUMP_MILLIS = 100;

        /// A player that was found playing, not started by us, is left alone when it is this near.
        long FOUND_NEAR_MILLIS = 2_000;

        Turntable EMPTY = new Empty();
    }

    /// The player after its entry ended by itself.
    static NodePlayer ended(NodePlayer player, EntryId entry) {
        return player instanceof There there
                        && there.turntable() instanceof Turntable.Entry playing
                        && playing.id().equals(entry)
                ? there.with(Turntable.EMPTY)
                : player;
    }

    /// The player after the node said where it is.
    static NodePlayer heardAt(NodePlayer player, long positionMillis, Instant now) {
        if (!(player instanceof There there)
                || !(there.turntable() instanceof Turntable.Entry playing)) {
            return player;
        }
        Anchor heard = new Anchor(positionMillis, now, there.paused());
        return there.with(
                new Turntable.Entry(playing.id(), playing.told(), heard, playing.observed()));
    }

    /// The player after its voice connection ended, if it was this one.
    static NodePlayer without(NodePlayer player, VoiceServer server) {
        return player instanceof There there && there.voice().equals(new Voice.At(server))
                ? there.with(Voice.NONE)
                : player;
    }

    /// Whether two play the same in the same way, wherever they are in it.
    static boolean alike(There one, There other) {
        return one.paused() == other.paused()
                && one.volume() == other.volume()
                && entry(one).equals(entry(other));
    }

    private static Optional<EntryId> entry(There player) {
        return player.turntable() instanceof Turntable.Entry playing
                ? Optional.of(playing.id())
                : Optional.empty();
    }

    /// Where a found player is in an entry.
    static Place placeIn(NodePlayer found, EntryId entry) {
        return found instanceof There there
                        && there.turntable() instanceof Turntable.Entry playing
                        && playing.id().equals(entry)
                ? new Place.At(playing.heard().positionMillis())
                : Place.GONE;
    }

    /// A found player with the voice server that it is known to have: nodes before Lavalink 4.2 do
    /// not tell it whole.
    static NodePlayer withVoiceOf(NodePlayer found, NodePlayer known) {
        return found instanceof There there
                        && there.voice() instanceof Voice.None
                        && known instanceof There before
                ? there.with(before.voice())
                : found;
    }
}
