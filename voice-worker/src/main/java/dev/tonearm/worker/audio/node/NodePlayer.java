package dev.tonearm.worker.audio.node;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.TrackClock;
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

    record There(Turntable turntable, boolean paused, Sound sound, Voice voice)
            implements NodePlayer {
        public There with(Turntable changed) {
            return new There(changed, paused, sound, voice);
        }

        public There with(Voice changed) {
            return new There(turntable, paused, sound, changed);
        }
    }

    NodePlayer UNKNOWN = new Unknown();
    NodePlayer NONE = new None();

    /// What a player plays.
    sealed interface Turntable {
        record Empty() implements Turntable {}

        /// An entry.
        ///
        /// @param told where we said it should be
        /// @param heard where the node is in it
        /// @param shift what makes a place of what the node counts; see [Turntable#place]
        /// @param observed whether the node was found like this, so that `told` is only what was
        ///   heard
        record Entry(EntryId id, TrackClock told, TrackClock heard, long shift, boolean observed)
                implements Turntable {
            /// The place that the node means.
            public long placeAt(long counted) {
                return place(counted, heard.rate(), shift);
            }

            /// The shift when the speed changes at a place, and nobody seeks.
            public long shiftAt(long place, double rate) {
                double counted = (place - shift) / heard.rate();
                return place - Math.round(counted * rate);
            }

            public Entry with(TrackClock changed) {
                return new Entry(id, told, changed, shift, observed);
            }

            /// Whether this is what a state wants, and nobody has begun it anew or sought in it
            /// since the node was told.
            public boolean isPartOf(Playback.Loaded wanted) {
                if (!id.equals(wanted.entry().id())) return false;
                long line = told.lineAt(wanted.since());
                // The state's place is never beyond the end, however late somebody reads it.
                long place =
                        wanted.entry()
                                .track()
                                .length()
                                .map(length -> Math.min(line, length.toMillis()))
                                .orElse(line);
                long jump = Math.abs(wanted.positionMillis() - place);
                return jump <= (observed ? FOUND_NEAR_MILLIS : JUMP_MILLIS);
            }
        }

        /// The state's position moved by this much against the clock: somebody sought.
        long JUMP_MILLIS = 100;

        /// A player that was found playing, not started by us, is left alone when it is this near.
        long FOUND_NEAR_MILLIS = 2_000;

        Turntable EMPTY = new Empty();

        /// What is not ours, and what no state ever wants: it is stopped or replaced.
        EntryId STRANGE = new EntryId(-1);

        static Turntable strange(Instant now) {
            TrackClock somewhere = new TrackClock(0, now, true);
            return new Entry(STRANGE, somewhere, somewhere, 0, true);
        }

        /// A place in a track, of what a node counts. At another speed than the track's own a
        /// Lavalink node counts the seconds that are heard, from the place at which the track began
        /// or was sought last: lavaplayer stamps what leaves the filters.
        static long place(long counted, double rate, long shift) {
            return (rate == 1 ? counted : Math.round(counted * rate)) + shift;
        }

        /// The shift of a node that begins to count at a place.
        static long shiftFrom(long place, double rate) {
            return place - (rate == 1 ? place : Math.round(place * rate));
        }
    }

    /// The player after its entry ended by itself.
    static NodePlayer ended(NodePlayer player, EntryId entry) {
        return player instanceof There there
                        && there.turntable() instanceof Turntable.Entry playing
                        && playing.id().equals(entry)
                ? there.with(Turntable.EMPTY)
                : player;
    }

    /// The player after the node said where it is, as it counts.
    static NodePlayer heardAt(NodePlayer player, long counted, Instant now) {
        if (!(player instanceof There there)
                || !(there.turntable() instanceof Turntable.Entry playing)) {
            return player;
        }
        long place = playing.placeAt(counted);
        return there.with(playing.with(playing.heard().at(place, now, there.paused())));
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
                && one.sound().equals(other.sound())
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
