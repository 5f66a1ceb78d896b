package dev.tonearm.billing;

import dev.tonearm.billing.discord.DiscordLists;
import dev.tonearm.billing.discord.ListedEntitlements;
import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.reconcile.EntitlementsPhase;
import dev.tonearm.billing.reconcile.MoneyBackPhase;
import dev.tonearm.billing.reconcile.Phase;
import dev.tonearm.billing.reconcile.ReconcileJob;
import dev.tonearm.billing.reconcile.RevenuePhase;
import dev.tonearm.billing.reconcile.SubscriptionsPhase;
import dev.tonearm.billing.reconcile.SweepPhase;
import dev.tonearm.billing.reconcile.UnlistedSubscriptions;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeAccount;
import dev.tonearm.billing.stripe.StripeClients;
import dev.tonearm.billing.stripe.StripeJavaLedger;
import dev.tonearm.billing.stripe.StripeLedger;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.census.Census;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.statistics.FigureRecords;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The comparison of a night: Stripe's phases where plans are paid for there, then those of every
/// bean that is a [Phase], then the sweep of what we keep.
@Factory
final class ReconcileFactory {
    /// Stripe takes 100 a second, 25 in test mode; listeners' orders come first.
    private static final double REQUESTS_A_SECOND = 15;

    /// Discord takes 50 requests of a bot a second, of which interactions need theirs.
    private static final double PAGES_A_SECOND = 5;

    /// In DynamoDB's read units; a partition of the table has 3,000.
    private static final double READS_A_SECOND = 1_000;

    @Singleton
    StripeLedger ledger(StripeClients clients) {
        return new StripeJavaLedger(clients);
    }

    @Singleton
    Phase entitlements(
            BillingSettings settings,
            GrantBook grants,
            GrantDesk desk,
            Plans plans,
            InstantSource clock) {
        Optional<ListedEntitlements> listed =
                BotToken.of(settings)
                        .map(token ->
                                new ListedEntitlements(
                                        new DiscordLists(settings.discordApi(), token),
                                        settings.applicationId()));
        return new EntitlementsPhase(listed, grants, desk, plans, Pace.of(PAGES_A_SECOND), clock);
    }

    @Singleton
    Job reconcile(
            BillingSettings settings,
            StripeLedger ledger,
            StripeAccount account,
            Settlement settlement,
            BillingRecords records,
            GrantBook grants,
            FigureRecords figures,
            Census census,
            List<GrantsWatcher> watchers,
            List<Phase> more,
            Plans plans,
            @Named(BillingFactory.BILLING) InstantSource clock) {
        Pace stripe = Pace.of(REQUESTS_A_SECOND);
        Pace table = Pace.of(READS_A_SECOND);
        List<Phase> phases = new ArrayList<>();
        SweepPhase.Records unlisted = SweepPhase.Records.LEFT;
        if (settings.selling()) {
            phases.add(
                    new SubscriptionsPhase(
                            ledger, settlement, records, grants, plans, stripe, clock));
            phases.add(new RevenuePhase(figures));
            phases.add(new MoneyBackPhase(ledger, account, settlement, records, stripe));
            unlisted = new UnlistedSubscriptions(settlement, records, stripe);
        }
        phases.addAll(more);
        phases.add(new SweepPhase(census, unlisted, watchers, plans, table, clock));
        return new ReconcileJob(phases);
    }
}
