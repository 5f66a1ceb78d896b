package dev.tonearm.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.billing.secret.NoKeys;
import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.StripeAccount;
import dev.tonearm.billing.stripe.StripeLedger;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The comparison of a night where nothing is paid for at Stripe (`TONEARM_SELLING=off`).
class UnsoldNightTest {
    private static final GuildId GIFTED = new GuildId(81);
    private static final GuildId ONCE_PAID = new GuildId(82);
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "TONEARM_DISCORD_APPLICATION_ID", "42",
                    "TONEARM_DISCORD_PUBLIC_KEY", "abcd",
                    "TONEARM_BILLING_QUEUE_URL", "https://sqs.example/1/tonearm-billing.fifo",
                    "TONEARM_QUEUE_URL", "https://sqs.example/1/tonearm-commands-{partition}.fifo",
                    "TONEARM_SELLING", "off");

    private final Instant now = Instant.parse("2026-11-26T03:10:00Z");
    private final List<GuildId> seen = new ArrayList<>();
    private final BillingTable.Store store =
            BillingTable.shared().alone("unsold-night", InstantSource.fixed(now));

    @Test
    void gifts_and_trials_are_looked_after_and_nobody_is_asked_at_stripe() {
        var gift = new Grant.Gift("g", Plan.BASIC, now, now.plus(Duration.ofDays(9)), now);
        store.grants().book(GIFTED, new GrantChange(gift, "us", "e", now));
        var record = new SubscriptionRecord("sub_of_old", now, "any", Set.of(ONCE_PAID));
        store.records().keep(Optional.empty(), record);

        JobProgress report = run(job());

        assertThat(seen).containsExactly(GIFTED);
        assertThat(report.counts())
                .containsEntry("swept", 1L)
                .containsEntry("differed", 0L)
                .containsEntry("gone", 0L)
                .doesNotContainKey("subscriptions");
        assertThat(store.records().subscription("sub_of_old")).contains(record);
    }

    @Test
    void nobody_is_taken_for_stripe_and_asking_there_says_why_it_cannot_be() {
        assertThat(new NoKeys().webhook()).isEmpty();
        assertThatThrownBy(new NoKeys()::api).hasMessageContaining("TONEARM_SELLING is off");
    }

    private JobProgress run(Job job) {
        JobDue due = JobDue.nightly(JobName.RECONCILE, now);
        JobProgress at = JobProgress.START;
        while (!at.done()) at = job.piece(due, at);
        return at;
    }

    private Job job() {
        return new ReconcileFactory()
                .reconcile(
                        BillingSettings.from(ENVIRONMENT),
                        new Nobody(),
                        new Nobody(),
                        store.settlement(new Nobody()),
                        store.records(),
                        store.grants(),
                        store.all().figures(),
                        store.all().census(),
                        List.of(seen::add),
                        List.of(),
                        Bought.PLANS,
                        InstantSource.fixed(now));
    }

    /// Stripe, which has no account of ours.
    private static final class Nobody implements StripeLedger, StripeAccount {
        private static AssertionError asked() {
            return new AssertionError("Stripe was asked");
        }

        @Override
        public Page<Listed> subscriptions(String after) {
            throw asked();
        }

        @Override
        public Page<String> refunded(Instant since, String after) {
            throw asked();
        }

        @Override
        public Page<String> disputed(Instant since, String after) {
            throw asked();
        }

        @Override
        public Optional<Contract> contract(String subscription) {
            throw asked();
        }

        @Override
        public Set<String> paidFor(String payment) {
            throw asked();
        }
    }
}
