package dev.tonearm.worker.mailbox;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs in the order they came, one at a time, on a (virtual) thread that lives only while
/// there are some: an idle guild costs no thread.
public final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final Executor threads;
    private final int capacity;
    private final Queue<Runnable> jobs = new ArrayDeque<>(1);
    private boolean running;

    /// @param threads gives each call a thread of its own
    /// @param capacity the most jobs that may wait
    public Mailbox(Executor threads, int capacity) {
        this.threads = threads;
        this.capacity = capacity;
    }

    /// Adds a job; returns at once.
    ///
    /// @return false if the mailbox is full, or no thread can be had
    public synchronized boolean offer(Runnable job) {
        if (jobs.size() >= capacity) return false;
        jobs.add(job);
        if (!running) {
            running = true;
            try {
                threads.execute(this::work);
            } catch (RuntimeException | Error broken) {
                log.error("no thread for a job", broken);
                running = false;
                jobs.remove(job);
                return false;
            }
        }
        return true;
    }

    /// Whether nothing waits and nothing runs.
    public synchronized boolean idle() {
        return !running;
    }

    /// How many wait.
    public synchronized int waiting() {
        return jobs.size();
    }

    private void work() {
        for (Runnable job = next(); job != null; job = next()) {
            try {
                job.run();
            } catch (RuntimeException | Error broken) {
                // The jobs behind it belong to other people.
                log.error("a job broke", broken);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable job = jobs.poll();
        if (job == null) running = false;
        return job;
    }
}
