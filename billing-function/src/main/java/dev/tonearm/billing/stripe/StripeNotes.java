package dev.tonearm.billing.stripe;

import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.Subject;
import dev.tonearm.core.billing.BillingRecords;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off what Stripe said: settles what it is about, once for an event, and again for one whose
/// end nobody saw.
public final class StripeNotes {
    private static final Logger log = LoggerFactory.getLogger(StripeNotes.class);
    private static final String OF_STRIPE = "stripe#";

    private final BillingRecords records;
    private final StripeAccount stripe;
    private final Settlement settlement;

    public StripeNotes(BillingRecords records, StripeAccount stripe, Settlement settlement) {
        this.records = records;
        this.stripe = stripe;
        this.settlement = settlement;
    }

    public void work(Note.StripeChanged note) {
        if (records.isDone(OF_STRIPE + note.id())) {
            log.info("event {} was worked off before", note.id());
            return;
        }
        Set<String> subscriptions =
                switch (note.subject()) {
                    case Subject.OfSubscription(var id) -> Set.of(id);
                    case Subject.OfPayment(var id) -> stripe.paidFor(id);
                };
        for (String subscription : subscriptions) settlement.settle(subscription, note.id());
        records.done(OF_STRIPE + note.id());
    }
}
