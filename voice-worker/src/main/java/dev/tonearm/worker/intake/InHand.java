package dev.tonearm.worker.intake;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages of one partition that this worker has and others do not see: bounded, kept hidden
/// while somebody works on them, and ended or given back.
final class InHand implements Hand {
    private static final Logger log = LoggerFactory.getLogger(InHand.class);

    private final PartitionQueue queue;
    private final Deletions deletions;
    private final LeftToNewer newer;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Backoff backoff;
    private final Duration visibility;
    private final Semaphore room;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /// The deliveries whose answer a copy stands for that has yet to come.
    private final Map<InteractionId, Delivery> expected = new ConcurrentHashMap<>();

    /// Keeps a heartbeat that is under way from hiding again what has just been given back.
    private final Lock hiding = new ReentrantLock();

    private volatile boolean closed;

    InHand(
            PartitionQueue queue,
            Deletions deletions,
            LeftToNewer newer,
            QueueSettings settings,
            Telemetry telemetry,
            Timer timer,
            Backoff backoff) {
        this.queue = queue;
        this.deletions = deletions;
        this.newer = newer;
        this.telemetry = telemetry;
        this.timer = timer;
        this.backoff = backoff;
        this.visibility = settings.visibility();
        this.room = new Semaphore(settings.room());
    }

    /// Whether a whole batch has room.
    boolean hasRoom() {
        return room.availablePermits() >= PartitionQueue.BATCH;
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
        Instant now = timer.instant();
        held.put(message.receipt(), new Held(message, now, now.plus(visibility)));
    }

    int size() {
        return held.size();
    }

    /// When the one that is in hand for longest was received.
    Optional<Instant> oldest() {
        return held.values().stream().map(Held::since).min(Comparator.naturalOrder());
    }

    /// Whether nothing is in hand, and no answer is on its way.
    boolean settled() {
        return held.isEmpty() && expected.values().stream().allMatch(Delivery::over);
    }

    /// The delivery whose answer a message is the copy of, if it is this worker's.
    Optional<Delivery> expecting(QueueMessage message, InteractionId command) {
        return message.branch() == Branch.ANSWERS
                ? Optional.ofNullable(expected.get(command))
                : Optional.empty();
    }

    @Override
    public void expect(Delivery delivery) {
        expected.put(delivery.envelope().interaction().id(), delivery);
    }

    @Override
    public void forget(Delivery delivery) {
        expected.remove(delivery.envelope().interaction().id(), delivery);
    }

    @Override
    public void done(QueueMessage message) {
        if (drop(message)) deletions.add(message);
    }

    @Override
    public void copy(QueueMessage message, Branch branch, String command, String words) {
        queue.copy(message, branch, command, words);
    }

    @Override
    public void copyAside(QueueMessage message, String why) {
        queue.copyAside(message);
        log.error("{} is in the dead-letter queue: {}", message, why);
        telemetry.count(WorkerMetric.PUT_ASIDE);
    }

    @Override
    public void putAside(QueueMessage message, String why) {
        try {
            copyAside(message, why);
        } catch (QueueUnavailableException e) {
            log.warn("a message of group {} could not be put aside", message.group(), e);
            release(List.of(message), why);
            return;
        }
        done(message);
    }

    @Override
    public void release(List<QueueMessage> messages, String why) {
        QueueMessage first = messages.getFirst();
        Duration delay = backoff.after(first.receives());
        log.warn("{} messages of group {} go back: {}", messages.size(), first.group(), why);
        telemetry.counts(WorkerMetric.RELEASED, messages.size());
        hiding.lock();
        try {
            messages.forEach(this::drop);
            newer.giveBack(first.group(), delay);
            queue.hide(messages, delay);
        } catch (QueueUnavailableException e) {
            // Nobody says any more that they are worked on, so they come back by themselves.
            log.warn("messages of group {} come back late", first.group(), e);
        } finally {
            hiding.unlock();
        }
    }

    @Override
    public void leaveToNewer(List<QueueMessage> messages) {
        hiding.lock();
        try {
            messages.forEach(this::drop);
        } finally {
            hiding.unlock();
        }
        newer.take(messages);
    }

    /// Hides for longer what has been in hand for half of its time.
    void heartbeat() {
        if (closed) return;
        // What has not come by then was somebody else's.
        expected.values().removeIf(one -> one.over() && one.expired());
        hiding.lock();
        try {
            Instant now = timer.instant();
            List<QueueMessage> due = new ArrayList<>();
            for (Held one : held.values()) {
                if (one.hiddenUntil.isBefore(now.plus(visibility.dividedBy(2)))) {
                    due.add(one.message);
                }
            }
            for (int from = 0; from < due.size(); from += PartitionQueue.BATCH) {
                extend(due.subList(from, Math.min(due.size(), from + PartitionQueue.BATCH)), now);
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
                        message.receipt(),
                        (_, one) -> new Held(one.message, one.since, now.plus(visibility)));
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

    private record Held(QueueMessage message, Instant since, Instant hiddenUntil) {}
}
