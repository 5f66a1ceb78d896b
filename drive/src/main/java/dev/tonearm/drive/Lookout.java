package dev.tonearm.drive;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Looks again and again until something is so that nobody tells of.
public final class Lookout {
    private Lookout() {}

    /// Looks at once, and then every so often.
    ///
    /// @param patience after which it is given up
    /// @param between two looks
    /// @return whether it was so in time
    public static boolean until(BooleanSupplier so, Duration patience, Duration between) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) return false;
            LockSupport.parkNanos(between.toNanos());
            if (Thread.interrupted()) throw new IllegalStateException("interrupted");
        }
        return true;
    }
}
