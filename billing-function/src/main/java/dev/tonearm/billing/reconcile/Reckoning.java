package dev.tonearm.billing.reconcile;

import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.UnknownTermsException;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.job.JobDue;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settles a subscription and tells whether that made a difference.
final class Reckoning {
    private static final Logger log = LoggerFactory.getLogger(Reckoning.class);

    private final Settlement settlement;
    private final BillingRecords records;

    Reckoning(Settlement settlement, BillingRecords records) {
        this.settlement = settlement;
        this.records = records;
    }

    /// What came of it.
    enum Outcome {
        /// We knew.
        SAME,
        /// It is settled.
        DIFFERED,
        /// The account has no such subscription: nothing is changed.
        GONE,
        /// Its terms are none that we know: nothing is changed.
        UNCLEAR
    }

    Outcome settle(String subscription, JobDue due) {
        Optional<String> before = terms(subscription);
        try {
            if (settlement.settle(subscription, Phase.event(due)).isEmpty()) return Outcome.GONE;
        } catch (UnknownTermsException e) {
            log.error("nobody knows what subscription {} is", subscription, e);
            return Outcome.UNCLEAR;
        }
        return before.equals(terms(subscription)) ? Outcome.SAME : Outcome.DIFFERED;
    }

    private Optional<String> terms(String subscription) {
        return records.subscription(subscription).map(SubscriptionRecord::terms);
    }
}
