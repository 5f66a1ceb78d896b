package dev.tonearm.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Turns at an even pace. Who is late for one has the next when it would have been.
public final class EvenPace {
    private final long between;
    private long next = System.nanoTime();

    /// The first turn is now.
    public EvenPace(Duration between) {
        this.between = between.toNanos();
    }

    public void awaitTurn() {
        for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) throw new IllegalStateException("interrupted");
        }
        next += between;
    }
}
