package dev.tonearm.simulation;

import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;

/// One process's clocks: its wall clock is wrong by some seconds, and its monotonic clock counts
/// from somewhere.
final class SimTimer implements Timer {
    /// When every run begins.
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Host host;
    private final Scheduler scheduler;
    private final long origin;
    private Duration skew;

    SimTimer(Host host, Scheduler scheduler, long origin, Duration skew) {
        this.host = host;
        this.scheduler = scheduler;
        this.origin = origin;
        this.skew = skew;
    }

    /// Somebody sets the wall clock.
    void set(Duration newSkew) {
        skew = newSkew;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(scheduler.now()).plus(skew);
    }

    @Override
    public long nanos() {
        return origin + scheduler.now();
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        long when = scheduler.now() + Math.max(0, delay.toNanos());
        var planned = scheduler.at(when, "timer", () -> scheduler.spawn(host, "timer task", task));
        return planned::cancel;
    }

    @Override
    public void sleep(Duration time) {
        scheduler.sleep(time.toNanos());
    }
}
