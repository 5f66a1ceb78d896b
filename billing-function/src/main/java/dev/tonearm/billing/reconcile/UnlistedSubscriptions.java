package dev.tonearm.billing.reconcile;

import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.census.Found;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobProgress;
import java.time.LocalDate;
import java.util.Optional;

/// Those by which a server has something, and which were not in Stripe's list: it is asked for
/// each.
public final class UnlistedSubscriptions implements SweepPhase.Records {
    private static final int REQUESTS = 4;

    private final Reckoning reckoning;
    private final Pace stripe;

    /// @param stripe how many requests it takes
    public UnlistedSubscriptions(Settlement settlement, BillingRecords records, Pace stripe) {
        this.reckoning = new Reckoning(settlement, records);
        this.stripe = stripe;
    }

    @Override
    public JobProgress look(JobDue due, Found.Subscription known, JobProgress so) {
        Optional<LocalDate> listed = known.listed();
        boolean seen = listed.filter(day -> !day.isBefore(due.day())).isPresent();
        if (known.record().guilds().isEmpty() || seen) return so;
        stripe.spend(REQUESTS);
        return switch (reckoning.settle(known.record().id(), due)) {
            case SAME, UNCLEAR -> so;
            case DIFFERED ->
                    Difference.settled(so, "unlisted", "subscription " + known.record().id());
            case GONE -> so.counting("gone", 1);
        };
    }
}
