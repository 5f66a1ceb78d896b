package dev.tonearm.interactions.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Lets a few through at once and so many a second in the long run. Not for many threads: an
/// environment has one invocation at a time.
final class Bucket {
    private final int most;
    private final int perSecond;
    private final InstantSource clock;
    private double filled;
    private Instant filledAt;

    Bucket(int most, int perSecond, InstantSource clock) {
        this.most = most;
        this.perSecond = perSecond;
        this.clock = clock;
        this.filled = most;
        this.filledAt = clock.instant();
    }

    /// Whether one more may pass.
    boolean take() {
        Instant now = clock.instant();
        Duration since = Duration.between(filledAt, now);
        if (since.isPositive()) {
            filled = Math.min(most, filled + since.toMillis() * perSecond / 1_000.0);
            filledAt = now;
        }
        if (filled < 1) return false;
        filled--;
        return true;
    }

    /// Lets nobody pass for a while.
    void rest(Duration time) {
        filled = 0;
        filledAt = clock.instant().plus(time);
    }
}
