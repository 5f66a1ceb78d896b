package dev.tonearm.worker.audio.node;

import dev.tonearm.core.player.Playback;
import java.time.Duration;
import java.time.Instant;

/// A position in a track that, unless paused, moves with the clock.
public record Anchor(long positionMillis, Instant at, boolean paused) {
    public static Anchor of(Playback.Loaded loaded) {
        return new Anchor(loaded.positionMillis(), loaded.since(), loaded.paused());
    }

    public long positionAt(Instant now) {
        return positionMillis + (paused ? 0 : Duration.between(at, now).toMillis());
    }

    public Anchor paused(boolean nowPaused, Instant now) {
        return nowPaused == paused ? this : new Anchor(positionAt(now), now, nowPaused);
    }
}
