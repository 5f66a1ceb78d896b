package dev.tonearm.billing.stripe;

import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.Subject;
import java.util.Set;

/// Works off what Stripe said: settles what it is about. No event is remembered: one that comes
/// again finds what is settled, and so it costs no write to be told the same twice.
public final class StripeNotes {
    private final StripeAccount stripe;
    private final Settlement settlement;

    public StripeNotes(StripeAccount stripe, Settlement settlement) {
        this.stripe = stripe;
        this.settlement = settlement;
    }

    public void work(Note.StripeChanged note) {
        Set<String> subscriptions =
                switch (note.subject()) {
                    case Subject.OfSubscription(var id) -> Set.of(id);
                    case Subject.OfPayment(var id) -> stripe.paidFor(id);
                };
        for (String subscription : subscriptions) settlement.settle(subscription, note.id());
    }
}
