package dev.tonearm.billing;

import dev.tonearm.billing.discord.DiscordNotes;
import dev.tonearm.billing.job.Jobs;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.notice.BoardReader;
import dev.tonearm.billing.order.Orders;
import dev.tonearm.billing.privacy.PrivacyDesk;
import dev.tonearm.billing.stripe.StripeNotes;
import dev.tonearm.core.billing.Order;
import java.util.function.Consumer;

/// Who works off which note.
final class NoteDesk implements Consumer<Note> {
    private final StripeNotes stripe;
    private final DiscordNotes discord;
    private final Orders orders;
    private final PrivacyDesk privacy;
    private final BoardReader board;
    private final Jobs jobs;

    NoteDesk(
            StripeNotes stripe,
            DiscordNotes discord,
            Orders orders,
            PrivacyDesk privacy,
            BoardReader board,
            Jobs jobs) {
        this.stripe = stripe;
        this.discord = discord;
        this.orders = orders;
        this.privacy = privacy;
        this.board = board;
        this.jobs = jobs;
    }

    @Override
    public void accept(Note note) {
        switch (note) {
            case Note.StripeChanged changed -> stripe.work(changed);
            case Note.DiscordChanged changed -> discord.work(changed);
            case Note.Ordered(var envelope) when envelope.order() instanceof Order.OfPrivacy what ->
                    privacy.work(envelope, what);
            case Note.Ordered(var envelope) when envelope.order() instanceof Order.ReadBoard ->
                    board.work(envelope);
            case Note.Ordered(var envelope) -> orders.work(envelope);
            case Note.GoOn(var due, _) -> jobs.run(due);
        }
    }
}
