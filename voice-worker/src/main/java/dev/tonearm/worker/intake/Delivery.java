package dev.tonearm.worker.intake;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.worker.reply.Reply;
import dev.tonearm.worker.reply.Told;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.time.Timer;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One command from its receipt to its end, which this class alone brings about: whoever works on
/// it says what that led to, and whoever answers it says what became of the answer. Its [Stage]
/// says where it is.
///
/// - The queue keeps its message from everybody else until it is over. Until then a crash brings it
///   again, and the journal says whether it was written.
/// - While its message is in hand the queue hands out nothing else of its guild. So an answer that
///   takes long parts from it: a copy goes to the guild's answers ([Branch#ANSWERS]), and the
///   message is deleted. The copy is kept until the answer is given or given up, and whoever gets
///   it after a crash answers again, from the command's own line. What was decided without a line,
///   such as a refusal, would be decided anew: its copy holds the words.
/// - What has to be said of a message to the queue is said outside of this object's lock.
public final class Delivery {
    /// A try that fails at this receive, or at a later one, is the last; receives that ended with
    /// their worker count towards it.
    static final int TRIES = 3;

    /// How long an answer may take until the guild's next commands pass it: five times as usual.
    static final Duration PATIENCE = Duration.ofMillis(500);

    /// How long until the queue is asked again for a copy that it did not take.
    static final Duration AGAIN = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Hand hand;
    private final GuildBatch batch;
    private final QueueMessage message;
    private final CommandEnvelope envelope;
    private final CommandTrace trace;
    private final Timer timer;
    private final Instant receivedAt;

    private Stage stage = Stage.WAITING;
    private @Nullable Outcome outcome;
    private @Nullable Reply reply;

    /// Why it goes aside when it has been answered; empty if it does not.
    private String aside = "";

    /// Whether the answer was not taken, and is the copy's to give.
    private boolean left;

    /// The copy that stands for the answer, when it has come.
    private @Nullable QueueMessage copy;

    private @Nullable Scheduled patience;

    Delivery(
            Hand hand,
            GuildBatch batch,
            QueueMessage message,
            CommandEnvelope envelope,
            CommandTrace trace,
            Timer timer) {
        this.hand = hand;
        this.batch = batch;
        this.message = message;
        this.envelope = envelope;
        this.trace = trace;
        this.timer = timer;
        this.receivedAt = timer.instant();
        batch.add(this);
    }

    public CommandEnvelope envelope() {
        return envelope;
    }

    /// When the queue had handed it out.
    public Instant receivedAt() {
        return receivedAt;
    }

    public CommandTrace trace() {
        return trace;
    }

    public Branch branch() {
        return message.branch();
    }

    /// The words of the answer that it was decided to have, in [Branch#ANSWERS]; empty if the
    /// journal says what became of it.
    public String words() {
        return message.words();
    }

    synchronized Stage stage() {
        return stage;
    }

    /// How it ended here, if it did.
    synchronized @Nullable Outcome outcome() {
        return outcome;
    }

    /// Hands it to whoever does it.
    void handTo(CommandHandler handler) {
        if (expired()) {
            drop();
            return;
        }
        try {
            if (message.receives() >= Redelivery.MAX_RECEIVES) giveUp(handler);
            else if (!handler.accept(this)) giveBack("nobody takes it");
        } catch (RuntimeException | Error broken) {
            // Those behind it belong to other people.
            log.error("a command could not be handed on", broken);
            if (begin()) failed("it could not be handed on");
        }
    }

    /// The queue hands it out for the last time, and would put it aside after this, told or untold:
    /// so it is told and put aside untried. It may have killed whoever had it.
    private void giveUp(CommandHandler handler) {
        try (var _ = LogContext.of(envelope.guild(), envelope.interaction().id(), trace)) {
            if (!begin()) return;
            String why = "it was handed out %d times".formatted(message.receives());
            log.error("not done: {}", why);
            apologise(() -> handler.apology(this), why);
        }
    }

    /// Works on it, and goes on as that says. Work that breaks is tried again, from the queue; the
    /// last time it is told and put aside instead.
    ///
    /// @param work decides it; on this thread
    /// @param apology says that it could not be done
    /// @return false if it was given back meanwhile, because an earlier command of its group was
    ///   and the order has to hold: then it is somebody else's
    public boolean attend(Supplier<NextStep> work, Supplier<Reply> apology) {
        try (var _ = LogContext.of(envelope.guild(), envelope.interaction().id(), trace)) {
            if (!begin()) return false;
            if (expired()) {
                drop();
                return true;
            }
            try {
                switch (work.get()) {
                    case NextStep.Tell(var told) -> tell(told, "");
                    case NextStep.GiveBack(var why) -> giveBack(why);
                    case NextStep.LeaveToNewer() -> {
                        if (end(Outcome.RELEASED)) hand.leaveToNewer(withThoseBehind());
                    }
                    case NextStep.Later() -> {}
                }
            } catch (RuntimeException | Error broken) {
                log.error("a command broke", broken);
                trace.broke(broken);
                String why = "it broke: " + broken.getClass().getSimpleName();
                if (lastTry()) apologise(apology, why);
                else giveBack(why);
            }
            return true;
        }
    }

    private void apologise(Supplier<Reply> apology, String why) {
        try {
            tell(apology.get(), why);
        } catch (RuntimeException | Error broken) {
            log.error("nobody is told", broken);
            failed(why);
        }
    }

    /// On its last try it goes aside alone: those behind it have not failed, and go on here.
    private void failed(String why) {
        if (lastTry()) finish(Outcome.ASIDE, why);
        else giveBack(why);
    }

    /// Lets the guild's other commands past it: a copy of it comes in its stead, behind those that
    /// were set apart before it.
    ///
    /// @return false if that was not possible, and it was given back
    public boolean setApart() {
        try {
            hand.copy(message, Branch.LOOKUPS, envelope.interaction().id().toString(), "");
        } catch (QueueUnavailableException e) {
            giveBack("it could not be set apart: " + e.getMessage());
            return false;
        }
        // Its trace goes on with the copy's.
        finish(Outcome.APART, "");
        return true;
    }

    /// Gives it back, and with it the later commands of its group that nobody works on yet.
    ///
    /// @param why for the log; holds no secret
    public void giveBack(String why) {
        Stage now = stage();
        if (now == Stage.WORKING || (now == Stage.WAITING && batch.claim(this))) release(why);
    }

    private void release(String why) {
        if (end(Outcome.RELEASED)) hand.release(withThoseBehind(), why);
    }

    private List<QueueMessage> withThoseBehind() {
        List<QueueMessage> all = new ArrayList<>();
        all.add(message);
        for (Delivery later : batch.takeUnclaimed()) {
            later.end(Outcome.RELEASED);
            all.add(later.message);
        }
        return all;
    }

    private boolean begin() {
        return batch.claim(this) && to(Stage.WORKING);
    }

    private void drop() {
        if (stage() == Stage.WAITING && !begin()) return;
        try (var _ = LogContext.of(envelope.guild(), envelope.interaction().id(), trace)) {
            log.warn("dropped: Discord takes no answer any more");
        }
        finish(Outcome.EXPIRED, "");
    }

    private void tell(Reply given, String thenAside) {
        synchronized (this) {
            if (!to(Stage.TELLING)) return;
            reply = given;
            aside = thenAside;
        }
        given.told()
                .whenComplete((told, broken) -> {
                    try {
                        told(broken == null ? told : new Told.Refused(broken.toString()));
                    } catch (RuntimeException | Error unsaid) {
                        log.error("the queue is not told of {}", told, unsaid);
                    }
                });
        synchronized (this) {
            // Nothing but other answers waits for a copy.
            if (stage == Stage.TELLING && branch() != Branch.ANSWERS) {
                patience = timer.after(PATIENCE, this::part);
            }
        }
    }

    private void told(Told told) {
        try (var _ = LogContext.of(envelope.guild(), envelope.interaction().id(), trace)) {
            switch (told) {
                case Told.Answered() -> finish(given().outcome(), aside());
                case Told.TooLate(var why) -> {
                    log.warn("the answer has no place any more: {}", why);
                    finish(Outcome.UNANSWERED, aside());
                }
                case Told.Refused(var why) -> {
                    log.error("the answer was not taken: {}", why);
                    finish(Outcome.UNANSWERED, aside());
                }
                case Told.Failed(var why) -> leave("the answer was not taken: " + why);
            }
        }
    }

    /// The answer is given, or given up, or nothing of it is wanted.
    private void finish(Outcome how, String thenAside) {
        QueueMessage mine;
        QueueMessage other;
        synchronized (this) {
            // In the end all of it is the copy's.
            mine = stage == Stage.PARTED ? copy : message;
            if (!end(thenAside.isEmpty() ? how : Outcome.ASIDE)) return;
            other = copy;
            if (copy != null) hand.forget(this);
        }
        // One that has yet to come is ended then.
        if (mine == null) return;
        if (thenAside.isEmpty()) hand.done(mine);
        else hand.putAside(mine, thenAside);
        if (other != null && !other.equals(mine)) hand.done(other);
    }

    /// Nobody gives the answer here any more.
    private void leave(String why) {
        if (branch() == Branch.ANSWERS) {
            if (lastTry()) finish(Outcome.UNANSWERED, "");
            else release(why);
            return;
        }
        log.warn(why);
        QueueMessage come = null;
        synchronized (this) {
            left = true;
            if (stage == Stage.PARTED) {
                end(Outcome.RELEASED);
                hand.forget(this);
                come = copy;
            }
        }
        part();
        if (come != null) hand.release(List.of(come), why);
    }

    /// Lets the guild's next commands past the answer.
    private void part() {
        if (!to(Stage.PARTING)) return;
        hand.expect(this);
        sendCopy();
    }

    private void sendCopy() {
        if (stage() != Stage.PARTING) return;
        if (expired()) {
            finish(Outcome.UNANSWERED, aside());
            return;
        }
        try {
            String why = aside();
            if (!why.isEmpty()) hand.copyAside(message, why);
            synchronized (this) {
                aside = "";
            }
            String command = envelope.interaction().id().toString();
            hand.copy(message, Branch.ANSWERS, command, given().words());
            parted();
        } catch (QueueUnavailableException e) {
            log.warn("an answer holds up its guild", e);
            timer.after(AGAIN, this::sendCopy);
        }
    }

    /// There is a copy.
    private void parted() {
        QueueMessage come = null;
        synchronized (this) {
            if (stage != Stage.PARTING) return;
            if (left) {
                end(Outcome.RELEASED);
                hand.forget(this);
                come = copy;
            } else {
                to(Stage.PARTED);
            }
        }
        hand.done(message);
        if (come != null) hand.release(List.of(come), "its answer was not taken");
    }

    /// The queue has handed out the copy.
    ///
    /// @return false if the answer has been left to it
    boolean comes(QueueMessage handedOut) {
        QueueMessage before;
        boolean over;
        synchronized (this) {
            over = stage == Stage.OVER;
            if (over && left) return false;
            before = copy;
            copy = handedOut;
            if (over) hand.forget(this);
        }
        // The queue brings again what was not kept hidden in time.
        if (before != null) hand.done(before);
        if (over) hand.done(handedOut);
        else parted();
        return true;
    }

    private boolean lastTry() {
        return message.receives() >= TRIES;
    }

    boolean over() {
        return stage() == Stage.OVER;
    }

    boolean expired() {
        return envelope.expiredAt(timer.instant());
    }

    private synchronized Reply given() {
        if (reply == null) throw new IllegalStateException("nothing was decided");
        return reply;
    }

    private synchronized String aside() {
        return aside;
    }

    private synchronized boolean end(Outcome how) {
        if (!to(Stage.OVER)) return false;
        outcome = how;
        if (patience != null) patience.cancel();
        trace.end(how);
        return true;
    }

    /// The one way from stage to stage.
    private synchronized boolean to(Stage next) {
        if (!stage.leadsTo(next)) return false;
        stage = next;
        return true;
    }
}
