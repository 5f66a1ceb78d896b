package dev.tonearm.worker.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: twice as long each time up to a cap, and never the same
/// for two who failed together.
///
/// @param first the longest first wait
/// @param cap the longest wait of all
public record Backoff(Duration first, Duration cap, RandomGenerator random) {
    /// Doubling beyond this would only meet the cap, or overflow.
    private static final int MAX_DOUBLINGS = 20;

    public Backoff {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("waits must grow: " + first + " to " + cap);
        }
    }

    /// The wait after the `failures`-th failure in a row, 1 or more: between half and all of its
    /// step.
    public Duration after(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MAX_DOUBLINGS);
        long step = Math.min(cap.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(step - random.nextLong(step / 2 + 1));
    }
}
