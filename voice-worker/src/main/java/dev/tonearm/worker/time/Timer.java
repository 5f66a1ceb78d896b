package dev.tonearm.worker.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time, and things that happen after some of it.
public interface Timer extends InstantSource {
    /// Runs a task after a while, on a thread of its own.
    Scheduled after(Duration delay, Runnable task);

    /// Blocks the calling thread.
    ///
    /// @throws InterruptedException if the thread is told to stop
    void sleep(Duration time) throws InterruptedException;

    /// A monotonic clock, which nobody sets: only differences mean something.
    long nanos();

    /// The time without the part that the journal does not keep.
    default Instant now() {
        return Instant.ofEpochMilli(millis());
    }

    /// Something that will happen unless it is called off.
    @FunctionalInterface
    interface Scheduled {
        void cancel();
    }
}
