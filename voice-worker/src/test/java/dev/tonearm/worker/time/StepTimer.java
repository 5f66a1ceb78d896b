package dev.tonearm.worker.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A clock that moves when a test says so, or when somebody sleeps; what is due runs on the thread
/// that moved it.
public final class StepTimer implements Timer {
    private final Queue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private Instant now;
    private long numbers;

    public StepTimer(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public synchronized Scheduled after(Duration delay, Runnable task) {
        var one = new Due(now.plus(delay), numbers++, task);
        due.add(one);
        return () -> cancel(one);
    }

    @Override
    public void sleep(Duration time) {
        advance(time);
    }

    public void advance(Duration time) {
        Instant end = instant().plus(time);
        for (Due next = next(end); next != null; next = next(end)) next.task().run();
        synchronized (this) {
            if (now.isBefore(end)) now = end;
        }
    }

    private synchronized @Nullable Due next(Instant end) {
        Due next = due.peek();
        if (next == null || next.at().isAfter(end)) return null;
        if (now.isBefore(next.at())) now = next.at();
        return due.poll();
    }

    private synchronized void cancel(Due one) {
        due.remove(one);
    }

    private record Due(Instant at, long number, Runnable task) {}
}
