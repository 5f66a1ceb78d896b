package dev.tonearm.billing.reconcile;

import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeAccount;
import dev.tonearm.billing.stripe.StripeLedger;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// What was paid for with money that went back or may go back, of which a list of subscriptions
/// says nothing: what the refunds of the last week and the disputes of the last months are about is
/// settled.
public final class MoneyBackPhase implements Phase {
    private static final Duration REFUNDS = Duration.ofDays(7);

    /// Banks take up to three months to decide one.
    private static final Duration DISPUTES = Duration.ofDays(120);

    private static final String OF_DISPUTES = "disputes ";
    private static final int REQUESTS = 6;

    private final StripeLedger ledger;
    private final StripeAccount account;
    private final Reckoning reckoning;
    private final Pace pace;

    public MoneyBackPhase(
            StripeLedger ledger,
            StripeAccount account,
            Settlement settlement,
            BillingRecords records,
            Pace pace) {
        this.ledger = ledger;
        this.account = account;
        this.reckoning = new Reckoning(settlement, records);
        this.pace = pace;
    }

    @Override
    public String name() {
        return "money";
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        Instant end = due.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean disputes = from.cursor().startsWith(OF_DISPUTES);
        pace.spend(1);
        StripeLedger.Page<String> page =
                disputes
                        ? ledger.disputed(
                                end.minus(DISPUTES), from.cursor().substring(OF_DISPUTES.length()))
                        : ledger.refunded(end.minus(REFUNDS), from.cursor());
        JobProgress so = from.counting("money", page.found().size());
        for (String payment : page.found()) so = look(due, payment, so);
        if (!page.next().isEmpty()) return so.at((disputes ? OF_DISPUTES : "") + page.next());
        return disputes ? so.finished() : so.at(OF_DISPUTES);
    }

    private JobProgress look(JobDue due, String payment, JobProgress before) {
        JobProgress so = before;
        pace.spend(REQUESTS);
        for (String subscription : account.paidFor(payment)) {
            if (reckoning.settle(subscription, due) == Reckoning.Outcome.DIFFERED) {
                so = Difference.settled(so, "money", "subscription " + subscription);
            }
        }
        return so;
    }
}
