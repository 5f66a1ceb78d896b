package dev.tonearm.worker.intake;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A command that a test hands in, as the queue hands it out: its copies come again at once.
public final class Handed implements Hand {
    public final CountDownLatch settled = new CountDownLatch(1);

    /// How it ended in the end.
    public volatile @Nullable Outcome outcome;

    public volatile String failure = "";

    /// Set before it is handed in.
    public boolean lastTry;

    /// Whether the queue would put it aside after this. Set before it is handed in.
    public boolean lastReceive;

    /// Whether it has been set apart.
    public volatile boolean apart;

    /// Whether an answer has parted from it, so that its guild's next commands are handed out.
    public volatile boolean passed;

    /// Whether what stands for an answer stays in the queue.
    public volatile boolean holdsAnswers;

    private final CommandEnvelope envelope;
    private final Telemetry telemetry;
    private final Timer timer;
    private final BooleanSupplier queueAway;
    private final Consumer<Handed> queue;
    private @Nullable Delivery delivery;
    private @Nullable QueueMessage lookups;
    private @Nullable QueueMessage answers;
    private volatile boolean expected;

    /// @param queueAway whether nothing can be copied
    /// @param queue hands out a copy
    public Handed(
            CommandEnvelope envelope,
            Telemetry telemetry,
            Timer timer,
            BooleanSupplier queueAway,
            Consumer<Handed> queue) {
        this.envelope = envelope;
        this.telemetry = telemetry;
        this.timer = timer;
        this.queueAway = queueAway;
        this.queue = queue;
    }

    public CommandEnvelope envelope() {
        return envelope;
    }

    /// What the worker has in hand now.
    public synchronized Delivery delivery() {
        if (delivery == null) {
            delivery = deliver(message(apart ? Branch.LOOKUPS : Branch.COMMANDS, ""));
        }
        return delivery;
    }

    /// What stands for the answer in the queue, if something does.
    public synchronized @Nullable QueueMessage answers() {
        return answers;
    }

    /// It is what stands in the queue for the answer of another one.
    public void standsFor(Handed other) {
        QueueMessage copy = other.answers();
        if (copy == null) throw new IllegalStateException("nothing stands for the answer");
        synchronized (this) {
            delivery =
                    deliver(
                            lastReceive
                                    ? message(copy.branch(), copy.words(), Redelivery.MAX_RECEIVES)
                                    : copy);
        }
    }

    /// The queue hands out what stands for the answer.
    public void answersCome() {
        QueueMessage copy = answers();
        if (copy == null) throw new IllegalStateException("nothing stands for the answer");
        Delivery known = delivery();
        if (expected && known.comes(copy)) return;
        next(copy);
    }

    /// Hands it in as it has to be: nobody may take it, and it may be too late.
    public void handTo(CommandHandler handler) {
        delivery().handTo(handler);
    }

    private Delivery deliver(QueueMessage message) {
        return new Delivery(
                this,
                new GuildBatch(),
                message,
                envelope,
                telemetry.received(envelope, "", "", Instant.EPOCH, envelope.acceptedAt()),
                timer);
    }

    private QueueMessage message(Branch branch, String words) {
        if (branch == Branch.ANSWERS) return message(branch, words, 1);
        return message(
                branch,
                words,
                lastReceive ? Redelivery.MAX_RECEIVES : lastTry ? Delivery.TRIES : 1);
    }

    private QueueMessage message(Branch branch, String words, int receives) {
        String id = envelope.interaction().id().toString();
        String group = branch.groupBeside(envelope.guild().toString());
        return new QueueMessage(id, id, group, "{}", "", words, receives);
    }

    @Override
    public void done(QueueMessage message) {
        Outcome how = delivery().outcome();
        if (how == Outcome.APART) {
            next(lookups);
            return;
        }
        if (answers() != null && message.branch() != Branch.ANSWERS) {
            passed = true;
            if (how == null || how == Outcome.RELEASED) {
                if (!holdsAnswers) answersCome();
                return;
            }
        }
        settle(how, "");
    }

    private void next(@Nullable QueueMessage copy) {
        if (copy == null) throw new IllegalStateException("there is no copy");
        synchronized (this) {
            delivery = deliver(copy);
        }
        queue.accept(this);
    }

    @Override
    public void release(List<QueueMessage> messages, String why) {
        QueueMessage first = messages.getFirst();
        if (first.branch() == Branch.ANSWERS && !holdsAnswers) {
            next(message(Branch.ANSWERS, first.words(), first.receives() + 1));
            return;
        }
        settle(delivery().outcome(), why);
    }

    @Override
    public void leaveToNewer(List<QueueMessage> messages) {
        settle(delivery().outcome(), "left to a newer worker");
    }

    @Override
    public void putAside(QueueMessage message, String why) {
        settle(delivery().outcome(), why);
    }

    @Override
    public void copyAside(QueueMessage message, String why) {
        if (queueAway.getAsBoolean()) throw new QueueUnavailableException("the queue is away");
        failure = why;
    }

    @Override
    public void copy(QueueMessage message, Branch branch, String command, String words) {
        if (queueAway.getAsBoolean()) throw new QueueUnavailableException("the queue is away");
        synchronized (this) {
            if (branch == Branch.ANSWERS) answers = message(branch, words);
            else lookups = message(branch, words);
        }
        if (branch == Branch.LOOKUPS) apart = true;
    }

    @Override
    public void expect(Delivery one) {
        expected = true;
    }

    @Override
    public void forget(Delivery one) {
        expected = false;
    }

    private void settle(@Nullable Outcome how, String why) {
        if (settled.getCount() == 0) throw new IllegalStateException("settled twice");
        outcome = how;
        if (!why.isEmpty()) failure = why;
        settled.countDown();
    }
}
