package dev.tonearm.core.player;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the player has on its turntable.
public sealed interface Playback {
    record Idle() implements Playback {}

    /// An entry at a place that, unless paused, moves with the clock.
    record Loaded(QueueEntry entry, TrackClock clock) implements Playback {
        /// One that moves as fast as the clock.
        public Loaded(QueueEntry entry, long positionMillis, Instant since, boolean paused) {
            this(entry, new TrackClock(positionMillis, since, paused));
        }

        /// Where in the track it was at [#since()].
        public long positionMillis() {
            return clock.positionMillis();
        }

        public Instant since() {
            return clock.since();
        }

        public boolean paused() {
            return clock.paused();
        }

        /// Where in the track it should be at `now`, in milliseconds, never beyond the end if that
        /// is known.
        public long positionAt(Instant now) {
            long position = clock.positionAt(now);
            return entry.track()
                    .length()
                    .map(Duration::toMillis)
                    .filter(end -> position > end)
                    .orElse(position);
        }

        /// How long it plays on from `now` by the clock, if the track's length is known.
        public Optional<Duration> remainingAt(Instant now) {
            return entry.track().length().map(length -> clock.until(length.toMillis(), now));
        }

        Loaded with(TrackClock changed) {
            return new Loaded(entry, changed);
        }
    }

    Playback IDLE = new Idle();
}
