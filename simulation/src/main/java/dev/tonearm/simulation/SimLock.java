package dev.tonearm.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/// A lock among tasks, which have it in the order in which they asked.
final class SimLock implements Lock {
    private final Scheduler scheduler;
    private final Queue<Scheduler.Task> waiting = new ArrayDeque<>();
    private boolean taken;

    SimLock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void lock() {
        while (taken) {
            waiting.add(scheduler.current());
            scheduler.sleepUntilWoken();
        }
        taken = true;
    }

    @Override
    public void lockInterruptibly() {
        lock();
    }

    @Override
    public boolean tryLock() {
        if (taken) return false;
        taken = true;
        return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        return tryLock();
    }

    @Override
    public void unlock() {
        taken = false;
        Scheduler.Task next = waiting.poll();
        if (next != null) scheduler.wake(next, scheduler.now());
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("nobody has needed one yet");
    }
}
