package dev.tonearm.node;

import java.time.Duration;
import java.util.Optional;

/// Counts a player's frames by the minute, as Lavalink's stats report them.
final class FrameCounter {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /// @param nulled frames that were due and not there
    record Minute(int sent, int nulled) {}

    private long began = System.nanoTime();
    private int sent;
    private int nulled;
    private Optional<Minute> last = Optional.empty();

    synchronized void sent() {
        turn();
        sent++;
    }

    synchronized void nulled() {
        turn();
        nulled++;
    }

    /// Starts over: a pause or a new track leaves no whole minute to report.
    synchronized void reset() {
        began = System.nanoTime();
        sent = 0;
        nulled = 0;
        last = Optional.empty();
    }

    /// The last whole minute, if there was one.
    synchronized Optional<Minute> lastMinute() {
        turn();
        return last;
    }

    private void turn() {
        long passed = System.nanoTime() - began;
        if (passed >= MINUTE) {
            last = passed < 2 * MINUTE ? Optional.of(new Minute(sent, nulled)) : Optional.empty();
            began += passed / MINUTE * MINUTE;
            sent = 0;
            nulled = 0;
        }
    }
}
