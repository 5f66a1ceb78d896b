package dev.tonearm.simulation;

import java.util.ArrayDeque;
import java.util.Queue;

/// A lock among tasks, which have it in the order in which they asked.
final class Turn {
    private final Scheduler scheduler;
    private final Queue<Scheduler.Task> waiting = new ArrayDeque<>();
    private boolean taken;

    Turn(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void take() {
        while (taken) {
            waiting.add(scheduler.current());
            scheduler.sleepUntilWoken();
        }
        taken = true;
    }

    boolean taken() {
        return taken;
    }

    void give() {
        taken = false;
        Scheduler.Task next = waiting.poll();
        if (next != null) scheduler.wake(next, scheduler.now());
    }
}
