package dev.tonearm.worker.player;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.worker.intake.Delivery;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.player.Lookups.Lookup;
import dev.tonearm.worker.reply.GuildReplies;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A guild's `Play`s between being asked for and being decided. A lookup stops nobody, and what it
/// finds joins the queue at the place in which it was asked for.
///
/// | | its message | who waits for it |
/// |---|---|---|
/// | asked | in the guild's group, until a lookup has begun and a copy is sent | the guild, for as long as sending takes |
/// | set apart | the copy, in the group of the guild's lookups, until it is answered | later `Play`s of the guild |
///
/// The command queue keeps the copies in order, whichever worker has them, and brings them again
/// when one dies. All that is lost with a worker are lookups, and they are begun again.
///
/// Only the guild's mailbox calls this, except where it says otherwise.
final class GuildPlays {
    /// As many as the mailbox itself holds.
    private static final int CAPACITY = 256;

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Mailbox mailbox;
    private final Decider decider;
    private final Timer timer;
    private final Lookups lookups;

    /// Sends the copies in order, while the mailbox goes on.
    private final Mailbox sending;

    /// How often one could not be sent.
    private final AtomicInteger failures = new AtomicInteger();

    /// Those that are set apart and in hand, as they were asked for.
    private final Deque<Delivery> line = new ArrayDeque<>();

    private volatile boolean leaving;

    /// What decides a `Play` in the end.
    interface Decider {
        /// Whether nothing has to be found any more to decide it: it is done, called off or too
        /// late.
        boolean moot(CommandEnvelope envelope);

        /// Decides and answers it.
        ///
        /// @param lookup what was found for it, empty if it is moot
        /// @return false if it was given back before: it comes again, and needs what was found
        boolean decide(Delivery delivery, Optional<Lookup> lookup);
    }

    GuildPlays(PlayerContext context, GuildReplies replies, Mailbox mailbox, Decider decider) {
        this.mailbox = mailbox;
        this.decider = decider;
        this.timer = context.timer();
        this.lookups = new Lookups(context, replies, this::decideSoon);
        this.sending = new Mailbox(context.threads(), CAPACITY);
    }

    /// Whether so much is being looked up that no more can wait.
    boolean full() {
        return lookups.full();
    }

    /// How many were asked for before and are still being looked up. From any thread.
    int before(InteractionId interaction) {
        return lookups.before(interaction);
    }

    /// How many lookups are under way. From any thread.
    int lookups() {
        return lookups.underWay();
    }

    /// Whether nothing is under way. From any thread.
    boolean idle() {
        return lookups.none() && sending.idle();
    }

    /// Begins to look up what somebody asked for, and lets other commands past it.
    void asked(Delivery delivery) {
        if (!leaving) begin(delivery);
        int sent = failures.get();
        if (!sending.offer(() -> send(delivery, sent))) {
            failures.incrementAndGet();
            delivery.giveBack("too many are being set apart");
        }
    }

    /// One that could not be sent takes those along that were to follow it.
    private void send(Delivery delivery, int before) {
        if (failures.get() != before) delivery.giveBack("one before it could not be set apart");
        else if (!delivery.setApart()) failures.incrementAndGet();
    }

    /// Takes one that was set apart, here or by an earlier worker, and decides it when it is its
    /// turn and found.
    void takeBack(Delivery delivery) {
        line.add(delivery);
        if (leaving) {
            giveBack();
            return;
        }
        if (!decider.moot(delivery.envelope())) begin(delivery);
        decideAllFound();
    }

    /// Somebody has stopped the music.
    void calledOff(InteractionId by) {
        lookups.callOff(by);
    }

    /// Leaves what is being looked up to the next owner, who begins at once. From any thread.
    void leave() {
        leaving = true;
        lookups.clear();
        mailbox.offer(this::giveBack);
    }

    /// The partition stays after all. From any thread.
    void stay() {
        leaving = false;
    }

    private void giveBack() {
        for (Delivery next = line.poll(); next != null; next = line.poll()) {
            next.giveBack("left to the next owner");
        }
    }

    private void decideSoon() {
        if (!mailbox.offer(this::decideAllFound)) timer.after(LOOK, this::decideSoon);
    }

    /// In the order in which they were asked for, whatever was found first.
    private void decideAllFound() {
        for (Delivery head = line.peek(); head != null; head = line.peek()) {
            boolean moot = decider.moot(head.envelope());
            Optional<Lookup> lookup = moot ? lookups.of(interaction(head)) : begin(head);
            if (!moot && lookup.flatMap(Lookup::result).isEmpty()) return;
            line.remove();
            if (decider.decide(head, moot ? Optional.empty() : lookup)) {
                lookup.ifPresent(Lookup::close);
            }
        }
    }

    private Optional<Lookup> begin(Delivery delivery) {
        CommandEnvelope envelope = delivery.envelope();
        return envelope.command()
                .toLookUp()
                .map(query -> lookups.begin(envelope, query, delivery.trace()));
    }

    private static InteractionId interaction(Delivery delivery) {
        return delivery.envelope().interaction().id();
    }
}
