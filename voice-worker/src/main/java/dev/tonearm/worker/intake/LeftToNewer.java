package dev.tonearm.worker.intake;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages of one partition that only a newer worker understands, or whose guild's journal
/// only it does: nothing is wrong with them, so they neither fail nor use up receives.
///
/// They stay hidden, for longer and longer, until the partition is given away; then they show at
/// once, and whoever has the partition takes them in their order. A worker that dies leaves them
/// hidden for [#LONGEST] at most. Who waits is told so once, and what nobody waits for any more is
/// deleted.
final class LeftToNewer {
    /// How many this worker keeps hidden.
    static final int ROOM = 1_000;

    /// For how long those go back for which there is no room. Six such pauses are as long as
    /// Discord takes an answer, and SQS hands a message out more often than that
    /// ([dev.tonearm.core.command.Redelivery#MAX_RECEIVES]).
    static final Duration NO_ROOM = InteractionId.TOKEN_LIFETIME.dividedBy(6);

    /// The longest time that nobody may have who takes over from a worker that died.
    static final Duration LONGEST = Duration.ofSeconds(30);

    /// A deploy that has the next owner prepared passes a partition on sooner.
    static final Duration TELL_AFTER = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(LeftToNewer.class);

    private final int partition;
    private final PartitionQueue queue;
    private final Deletions deletions;
    private final Consumer<Interaction> tell;
    private final Duration visibility;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Executor threads;

    /// By message id: one that came again has another receipt.
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /// Held over a request, so that none hides again what another has just given back.
    private final Lock hiding = new ReentrantLock();

    private boolean closed;

    /// @param tell says to whom a message is from that it takes until the update is over; blocks
    /// @param visibility how long messages in hand are hidden
    LeftToNewer(
            int partition,
            PartitionQueue queue,
            Deletions deletions,
            Consumer<Interaction> tell,
            Duration visibility,
            Telemetry telemetry,
            Timer timer,
            Executor threads) {
        this.partition = partition;
        this.queue = queue;
        this.deletions = deletions;
        this.tell = tell;
        this.visibility = visibility;
        this.telemetry = telemetry;
        this.timer = timer;
        this.threads = threads;
    }

    int size() {
        hiding.lock();
        try {
            return waiting.size();
        } finally {
            hiding.unlock();
        }
    }

    /// Takes messages of one group, oldest first.
    void take(List<QueueMessage> messages) {
        telemetry.counts(WorkerMetric.COMMANDS_NEWER, messages.size());
        hiding.lock();
        try {
            if (closed || waiting.size() + messages.size() > ROOM) {
                hide(messages, closed ? Duration.ZERO : NO_ROOM);
                return;
            }
            if (waiting.isEmpty()) {
                log.warn("partition {}: commands wait for a newer worker", partition);
            }
            Instant now = timer.instant();
            for (QueueMessage message : messages) {
                Waiting before = waiting.remove(message.id());
                Waiting one =
                        before == null
                                ? new Waiting(message, CommandCodec.asker(message.body()), now)
                                : before.as(message, now);
                waiting.put(message.id(), one);
            }
        } finally {
            hiding.unlock();
        }
    }

    /// Shows those of a group after a while: one before them goes back, and the queue hands out
    /// nothing of a group while any of it is hidden.
    void giveBack(String group, Duration delay) {
        hiding.lock();
        try {
            List<QueueMessage> back = new ArrayList<>();
            waiting.values()
                    .removeIf(one -> one.message.group().equals(group) && back.add(one.message));
            hide(back, delay);
        } finally {
            hiding.unlock();
        }
    }

    /// Keeps hidden what still waits, tells who has waited for a while, and deletes what nobody
    /// waits for.
    void beat() {
        List<Waiting> untold = new ArrayList<>();
        List<QueueMessage> late = new ArrayList<>();
        hiding.lock();
        try {
            if (closed) return;
            Instant now = timer.instant();
            waiting.values().removeIf(one -> one.late(now) && late.add(one.message));
            Map<Duration, List<QueueMessage>> due = new LinkedHashMap<>();
            for (Waiting one : waiting.values()) {
                if (!one.due(now)) continue;
                Duration pause = one.hide(now, visibility);
                due.computeIfAbsent(pause, _ -> new ArrayList<>()).add(one.message);
            }
            due.forEach((pause, messages) -> hide(messages, pause));
            for (Waiting one : waiting.values()) if (one.tellNow(now)) untold.add(one);
        } finally {
            hiding.unlock();
        }
        for (QueueMessage message : late) {
            log.warn("{} dropped: no newer worker came in time", message);
            telemetry.count(WorkerMetric.EXPIRED_NEWER);
            deletions.add(message);
        }
        for (Waiting one : untold) {
            one.asker.ifPresent(interaction -> threads.execute(() -> tell.accept(interaction)));
        }
    }

    /// The partition is given away: all of it shows at once.
    void close() {
        hiding.lock();
        try {
            closed = true;
            if (waiting.isEmpty()) return;
            log.info(
                    "partition {}: {} commands are left to its next owner",
                    partition,
                    waiting.size());
            hide(waiting.values().stream().map(one -> one.message).toList(), Duration.ZERO);
            waiting.clear();
        } finally {
            hiding.unlock();
        }
    }

    private void hide(List<QueueMessage> messages, Duration time) {
        for (int from = 0; from < messages.size(); from += PartitionQueue.BATCH) {
            List<QueueMessage> some =
                    messages.subList(from, Math.min(messages.size(), from + PartitionQueue.BATCH));
            try {
                queue.hide(some, time);
            } catch (QueueUnavailableException e) {
                // They show by themselves, and come again.
                log.warn("{} messages that wait for a newer worker", some.size(), e);
            }
        }
    }

    /// One of them.
    private static final class Waiting {
        private final QueueMessage message;
        private final Optional<Interaction> asker;
        private final Instant since;
        private Instant hiddenUntil;
        private Duration pause = Duration.ZERO;
        private boolean told;

        Waiting(QueueMessage message, Optional<Interaction> asker, Instant now) {
            this.message = message;
            this.asker = asker;
            this.since = now;
            this.hiddenUntil = now;
        }

        Waiting as(QueueMessage again, Instant now) {
            var same = new Waiting(again, asker, since);
            same.hiddenUntil = now;
            same.told = told;
            return same;
        }

        /// Whether Discord takes no answer any more. Whose age nobody can read is as old as it has
        /// been here.
        boolean late(Instant now) {
            Instant made = asker.map(one -> one.id().createdAt()).orElse(since);
            return !now.isBefore(made.plus(InteractionId.TOKEN_LIFETIME));
        }

        boolean due(Instant now) {
            return hiddenUntil.isBefore(now.plus(pause.dividedBy(2))) || !hiddenUntil.isAfter(now);
        }

        /// @return for how long it is hidden from now on: as long as it has waited
        Duration hide(Instant now, Duration least) {
            long waited = Duration.between(since, now).toSeconds();
            pause = Duration.ofSeconds(Math.clamp(waited, least.toSeconds(), LONGEST.toSeconds()));
            hiddenUntil = now.plus(pause);
            return pause;
        }

        boolean tellNow(Instant now) {
            if (told || now.isBefore(since.plus(TELL_AFTER))) return false;
            told = true;
            return true;
        }
    }
}
