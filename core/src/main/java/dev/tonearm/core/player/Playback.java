package dev.tonearm.core.player;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the player has on its turntable.
public sealed interface Playback {
    record Idle() implements Playback {}

    /// An entry at a position that, unless paused, moves with the clock.
    ///
    /// @param positionMillis where in the track it was at `since`
    record Loaded(QueueEntry entry, long positionMillis, Instant since, boolean paused)
            implements Playback {
        /// Where in the track it should be at `now`, in milliseconds, never beyond the end if that
        /// is known.
        public long positionAt(Instant now) {
            long moved = paused ? 0 : Math.max(0, Duration.between(since, now).toMillis());
            long from = Math.max(0, positionMillis);
            long position = from > Long.MAX_VALUE - moved ? Long.MAX_VALUE : from + moved;
            return entry.track()
                    .length()
                    .map(Duration::toMillis)
                    .filter(end -> position > end)
                    .orElse(position);
        }

        /// How long it plays on from `now`, if the track's length is known.
        public Optional<Duration> remainingAt(Instant now) {
            return entry.track().length().map(length -> length.minusMillis(positionAt(now)));
        }

        Loaded at(long position, Instant now) {
            return new Loaded(entry, position, now, paused);
        }

        Loaded paused(boolean nowPaused, long position, Instant now) {
            return new Loaded(entry, position, now, nowPaused);
        }
    }

    Playback IDLE = new Idle();
}
