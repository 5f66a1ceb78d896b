package dev.tonearm.billing;

import dev.tonearm.billing.discord.DiscordNotes;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.job.Jobs;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.notice.BoardReader;
import dev.tonearm.billing.order.Orders;
import dev.tonearm.billing.privacy.PrivacyDesk;
import dev.tonearm.billing.stripe.StripeNotes;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.function.queue.QueueBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works notes off. One that cannot be stays in the queue, comes again, and in the end lies among
/// the dead letters until somebody sends it back.
final class NoteWorker {
    private static final Logger log = LoggerFactory.getLogger(NoteWorker.class);

    private final StripeNotes stripe;
    private final DiscordNotes discord;
    private final Orders orders;
    private final PrivacyDesk privacy;
    private final BoardReader board;
    private final Jobs jobs;
    private final Counts figures;

    NoteWorker(
            StripeNotes stripe,
            DiscordNotes discord,
            Orders orders,
            PrivacyDesk privacy,
            BoardReader board,
            Jobs jobs,
            Counts figures) {
        this.stripe = stripe;
        this.discord = discord;
        this.orders = orders;
        this.privacy = privacy;
        this.board = board;
        this.jobs = jobs;
        this.figures = figures;
    }

    /// Works one off.
    ///
    /// @return whether it is done with
    boolean work(QueueBatch.Message message) {
        try {
            switch (Note.read(message.body())) {
                case Note.StripeChanged changed -> stripe.work(changed);
                case Note.DiscordChanged changed -> discord.work(changed);
                case Note.Ordered(var envelope)
                        when envelope.order() instanceof Order.OfPrivacy what ->
                        privacy.work(envelope, what);
                case Note.Ordered(var envelope) when envelope.order() instanceof Order.ReadBoard ->
                        board.work(envelope);
                case Note.Ordered(var envelope) -> orders.work(envelope);
                case Note.GoOn(var due, _) -> jobs.run(due);
            }
            figures.count("NotesWorkedOff");
            return true;
        } catch (JsonException e) {
            // Perhaps a newer build's, which takes it when it comes again.
            log.error("a note that cannot be read, received {} times", message.receives(), e);
        } catch (RuntimeException e) {
            log.error("a note stays, received {} times", message.receives(), e);
        }
        figures.count("NotesLeft");
        return false;
    }
}
