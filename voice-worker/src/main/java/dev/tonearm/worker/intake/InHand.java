package dev.tonearm.worker.intake;

import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.telemetry.Telemetry.Count;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages of one partition that this worker has and others do not see: bounded, kept hidden
/// while somebody works on them, and ended or given back.
final class InHand {
    /// A try that fails at this receive, or at a later one, is the last. Receives that ended
    /// without a failure, because their worker died, only count towards it: the queue does not say
    /// which they were.
    static final int TRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(InHand.class);

    private final CommandQueue queue;
    private final Deletions deletions;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Backoff backoff;
    private final Duration visibility;
    private final Semaphore room;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /// Keeps a heartbeat that is under way from hiding again what has just been given back.
    private final Lock hiding = new ReentrantLock();

    private volatile boolean closed;

    InHand(
            CommandQueue queue,
            Deletions deletions,
            QueueSettings settings,
            Telemetry telemetry,
            Timer timer,
            Backoff backoff) {
        this.queue = queue;
        this.deletions = deletions;
        this.telemetry = telemetry;
        this.timer = timer;
        this.backoff = backoff;
        this.visibility = settings.visibility();
        this.room = new Semaphore(settings.room());
    }

    /// Whether a whole batch has room.
    boolean hasRoom() {
        return room.availablePermits() >= CommandQueue.BATCH;
    }

    /// From now on nothing is kept hidden any more.
    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    void take(QueueMessage message) {
        room.acquireUninterruptibly();
        held.put(message.receipt(), new Held(message, timer.instant().plus(visibility)));
    }

    int size() {
        return held.size();
    }

    void done(QueueMessage message) {
        if (drop(message)) deletions.add(message);
    }

    /// @throws QueueUnavailableException if nobody knows whether there is a copy now
    void copyApart(QueueMessage message, String id) {
        queue.copyApart(message, id);
    }

    static boolean lastTry(QueueMessage message) {
        return message.receives() >= TRIES;
    }

    /// Takes a message out of the way of its group for good, and keeps it for operators to see.
    void putAside(QueueMessage message, String why) {
        try {
            queue.copyAside(message);
        } catch (QueueUnavailableException e) {
            log.warn("a message of group {} could not be put aside", message.group(), e);
            release(List.of(message), why);
            return;
        }
        log.error("{} is in the dead-letter queue: {}", message, why);
        telemetry.count(Count.PUT_ASIDE);
        done(message);
    }

    /// Hands messages out again, all after the same while, so that their order holds.
    void release(List<QueueMessage> messages, String why) {
        QueueMessage first = messages.getFirst();
        Duration delay = backoff.after(first.receives());
        log.warn("{} messages of group {} go back: {}", messages.size(), first.group(), why);
        telemetry.counts(Count.RELEASED, messages.size());
        hiding.lock();
        try {
            messages.forEach(this::drop);
            queue.hide(messages, delay);
        } catch (QueueUnavailableException e) {
            // Nobody says any more that they are worked on, so they come back by themselves.
            log.warn("messages of group {} come back late", first.group(), e);
        } finally {
            hiding.unlock();
        }
    }

    /// Hides for longer what has been in hand for half of its time.
    void heartbeat() {
        if (closed) return;
        hiding.lock();
        try {
            Instant now = timer.instant();
            List<QueueMessage> due = new ArrayList<>();
            for (Held one : held.values()) {
                if (one.hiddenUntil.isBefore(now.plus(visibility.dividedBy(2)))) {
                    due.add(one.message);
                }
            }
            for (int from = 0; from < due.size(); from += CommandQueue.BATCH) {
                extend(due.subList(from, Math.min(due.size(), from + CommandQueue.BATCH)), now);
            }
        } finally {
            hiding.unlock();
        }
    }

    private void extend(List<QueueMessage> messages, Instant now) {
        try {
            queue.hide(messages, visibility);
            for (QueueMessage message : messages) {
                held.computeIfPresent(
                        message.receipt(), (_, one) -> new Held(one.message, now.plus(visibility)));
            }
        } catch (QueueUnavailableException e) {
            log.warn("{} messages could not be kept hidden", messages.size(), e);
        }
    }

    private boolean drop(QueueMessage message) {
        boolean was = held.remove(message.receipt()) != null;
        if (was) room.release();
        return was;
    }

    private record Held(QueueMessage message, Instant hiddenUntil) {}
}
