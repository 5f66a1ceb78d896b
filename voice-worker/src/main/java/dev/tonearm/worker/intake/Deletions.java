package dev.tonearm.worker.intake;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes messages at once while there are few, and in tens while a request is under way and more
/// come: no message waits for company.
final class Deletions {
    private static final Logger log = LoggerFactory.getLogger(Deletions.class);

    /// After these the message comes again, and the journal recognises its command.
    private static final int TRIES = 5;

    private final PartitionQueue queue;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Backoff backoff;
    private final Executor threads;
    private final Queue<QueueMessage> waiting = new ArrayDeque<>();
    private boolean running;

    Deletions(
            PartitionQueue queue,
            Telemetry telemetry,
            Timer timer,
            Backoff backoff,
            Executor threads) {
        this.queue = queue;
        this.telemetry = telemetry;
        this.timer = timer;
        this.backoff = backoff;
        this.threads = threads;
    }

    synchronized void add(QueueMessage message) {
        waiting.add(message);
        if (running) return;
        running = true;
        try {
            threads.execute(this::work);
        } catch (RuntimeException | Error broken) {
            // The next one tries again.
            running = false;
            throw broken;
        }
    }

    synchronized boolean idle() {
        return !running;
    }

    private void work() {
        for (List<QueueMessage> batch = next(); !batch.isEmpty(); batch = next()) delete(batch);
    }

    private synchronized List<QueueMessage> next() {
        List<QueueMessage> batch = new ArrayList<>(PartitionQueue.BATCH);
        while (batch.size() < PartitionQueue.BATCH && !waiting.isEmpty())
            batch.add(waiting.remove());
        if (batch.isEmpty()) running = false;
        return batch;
    }

    private void delete(List<QueueMessage> batch) {
        for (int failures = 1; ; failures++) {
            try {
                lost(queue.delete(batch));
                return;
            } catch (QueueUnavailableException e) {
                if (failures == TRIES || !paused(backoff.after(failures))) {
                    log.warn("the queue does not delete", e);
                    lost(batch.size());
                    return;
                }
            } catch (RuntimeException | Error broken) {
                log.error("a deletion broke", broken);
                lost(batch.size());
                return;
            }
        }
    }

    private void lost(int messages) {
        if (messages == 0) return;
        log.warn("{} messages could not be deleted and will come again", messages);
        telemetry.counts(WorkerMetric.LOST_RECEIPTS, messages);
    }

    private boolean paused(Duration time) {
        try {
            timer.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
