package dev.tonearm.worker.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The machine's clock. One thread watches it; what is due runs on an executor, so that no task can
/// make another one late.
public final class SystemTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor clock;
    private final Executor threads;

    public SystemTimer(Executor threads) {
        this.threads = threads;
        this.clock =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("timer").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        if (clock.isShutdown()) return () -> {};
        Future<?> due =
                clock.schedule(() -> threads.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
