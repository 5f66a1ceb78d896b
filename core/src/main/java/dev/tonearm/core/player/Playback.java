package dev.tonearm.core.player;

import java.time.Duration;
import java.time.Instant;

/// What the player has on its turntable.
public sealed interface Playback {
    record Idle() implements Playback {}

    /// An entry at a position that, unless paused, moves with the clock.
    ///
    /// @param positionMillis where in the track it was at `since`
    record Loaded(QueueEntry entry, long positionMillis, Instant since, boolean paused)
            implements Playback {
        /// Where in the track it should be at `now`, in milliseconds, never beyond the end.
        public long positionAt(Instant now) {
            long moved = paused ? 0 : Math.max(0, Duration.between(since, now).toMillis());
            long position = positionMillis + moved;
            return entry.track().stream()
                    ? position
                    : Math.min(position, entry.track().lengthMillis());
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
