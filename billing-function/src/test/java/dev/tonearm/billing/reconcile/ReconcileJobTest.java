package dev.tonearm.billing.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tonearm.billing.Overheard;
import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.StripeJavaAccount;
import dev.tonearm.billing.stripe.StripeJavaLedger;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.statistics.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a Stripe none of whose webhooks arrives.
class ReconcileJobTest {
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final GuildId ONE = new GuildId(71);
    private static final GuildId TWO = new GuildId(72);

    private final UntoldStripe stripe = new UntoldStripe();
    private final InstantSource clock = InstantSource.system();
    private final BillingTable.Store store =
            BillingTable.shared().alone("reconcile-" + TABLES.incrementAndGet(), clock);
    private final StripeJavaAccount account = new StripeJavaAccount(stripe.clients);
    private final List<GuildId> swept = new ArrayList<>();
    private final JobDue due = JobDue.nightly(JobName.RECONCILE, clock.instant());
    private GrantsWatcher watcher = swept::add;

    @AfterEach
    void stop() {
        stripe.close();
        store.all().close();
    }

    @Test
    void what_was_bought_unheard_of_is_there_after_the_night() throws Exception {
        stripe.bought(ONE, Bought.PREMIUM);

        JobProgress report = run();
        assertThat(plan(ONE)).isEqualTo(Plan.PREMIUM);
        assertThat(report.counts())
                .containsEntry("subscriptions", 1L)
                .containsEntry("differed", 1L)
                .containsEntry("differed.unknown", 1L);
        assertThat(store.grants().entries(ONE))
                .extracting(GrantEntry::reporter, GrantEntry::event)
                .containsExactly(tuple("stripe", "reconcile#" + due.day()));
    }

    @Test
    void the_same_again_finds_nothing_and_leaves_no_entry() throws Exception {
        stripe.bought(ONE, Bought.PREMIUM);
        run();

        JobProgress again = run();
        assertThat(again.counts()).containsEntry("subscriptions", 1L).containsEntry("differed", 0L);
        assertThat(store.grants().entries(ONE)).hasSize(1);
    }

    @Test
    void what_ended_or_moved_unheard_of_is_so_after_the_night() throws Exception {
        String ended = stripe.bought(ONE, Bought.PREMIUM);
        String moved = stripe.bought(TWO, Bought.BASIC);
        run();
        stripe.cancelled(ended);
        GuildId three = new GuildId(73);
        stripe.moved(moved, three);

        JobProgress report = run();
        assertThat(report.counts())
                .containsEntry("differed", 2L)
                .containsEntry("differed.terms", 2L);
        assertThat(List.of(plan(ONE), plan(TWO), plan(three)))
                .containsExactly(Plan.FREE, Plan.FREE, Plan.BASIC);
    }

    @Test
    void money_that_went_back_unheard_of_ends_the_plan_and_differs_once() throws Exception {
        String subscription = stripe.bought(ONE, Bought.PREMIUM);
        run();
        stripe.refunded(subscription);

        JobProgress report;
        try (var heard = Overheard.of(Difference.class.getName())) {
            report = run();
            // docs/runbooks/reconcile-differs.md looks for this line.
            assertThat(heard.lines())
                    .containsExactly(
                            "WARN subscription "
                                    + subscription
                                    + " differed (money) and is settled");
        }
        assertThat(plan(ONE)).isEqualTo(Plan.FREE);
        assertThat(report.counts())
                .containsEntry("differed", 1L)
                .containsEntry("differed.money", 1L);
        assertThat(run().counts()).containsEntry("differed", 0L);
    }

    @Test
    void a_grant_that_was_lost_behind_its_record_is_booked() throws Exception {
        String subscription = stripe.bought(ONE, Bought.PREMIUM);
        Worth terms = Worth.of(account.contract(subscription).orElseThrow(), Bought.PLANS);
        Instant version = Instant.ofEpochMilli(clock.millis());
        store.records()
                .keep(
                        Optional.empty(),
                        new SubscriptionRecord(subscription, version, terms.wire(), Set.of(ONE)));

        assertThat(run().counts())
                .containsEntry("differed", 1L)
                .containsEntry("differed.grant", 1L);
        assertThat(plan(ONE)).isEqualTo(Plan.PREMIUM);
        assertThat(run().counts()).containsEntry("differed", 0L);
    }

    @Test
    void what_stripe_does_not_have_is_told_and_nobody_loses_anything_by_it() {
        Instant now = Instant.ofEpochMilli(clock.millis());
        var grant = new Grant.Gift("g", Plan.BASIC, now, now.plus(Duration.ofDays(9)), now);
        store.grants().book(ONE, new GrantChange(grant, "us", "e", now));
        var ghost = new SubscriptionRecord("sub_ghost", now, "any", Set.of(ONE));
        store.records().keep(Optional.empty(), ghost);

        assertThat(run().counts()).containsEntry("gone", 1L).containsEntry("differed", 0L);
        assertThat(store.records().subscription("sub_ghost")).contains(ghost);
        assertThat(plan(ONE)).isEqualTo(Plan.BASIC);
    }

    @Test
    void a_price_that_no_plan_has_is_told_and_changes_nothing() throws Exception {
        stripe.bought(ONE, UntoldStripe.STRANGE);
        stripe.bought(TWO, Bought.BASIC);

        assertThat(run().counts()).containsEntry("unclear", 1L).containsEntry("differed", 1L);
        assertThat(plan(ONE)).isEqualTo(Plan.FREE);
        assertThat(plan(TWO)).isEqualTo(Plan.BASIC);
    }

    @Test
    void revenue_is_what_a_month_of_the_listed_prices_comes_to() throws Exception {
        stripe.bought(ONE, Bought.PREMIUM);
        stripe.bought(ONE, Bought.PREMIUM);
        stripe.bought(TWO, Bought.BASIC);
        stripe.cancelled(stripe.bought(TWO, Bought.BASIC));
        run();

        assertThat(
                        store.all()
                                .figures()
                                .find(Period.revenue(due.day()))
                                .orElseThrow()
                                .figures()
                                .byName())
                .containsOnly(
                        Map.entry("revenue.basic.usd", 299L),
                        Map.entry("revenue.premium.usd", 1_798L),
                        Map.entry("subscriptions.basic", 1L),
                        Map.entry("subscriptions.premium", 2L));
    }

    @Test
    void every_server_with_a_grant_is_looked_at_and_one_that_fails_keeps_no_other_from_it()
            throws Exception {
        stripe.bought(ONE, Bought.PREMIUM);
        stripe.bought(TWO, Bought.BASIC);
        Instant old = clock.instant().minus(Duration.ofDays(20));
        var over = new Grant.Gift("g", Plan.BASIC, old, old.plusSeconds(9), old);
        store.grants().book(new GuildId(74), new GrantChange(over, "us", "e", old));
        watcher =
                guild -> {
                    swept.add(guild);
                    if (guild.equals(ONE)) throw new IllegalStateException("Discord is away");
                };

        assertThat(run().counts()).containsEntry("swept", 2L).containsEntry("failed", 1L);
        assertThat(swept).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void two_at_once_settle_everything_once() throws Exception {
        for (int guild = 100; guild < 106; guild++) {
            stripe.bought(new GuildId(guild), Bought.PREMIUM);
        }
        var together = new CyclicBarrier(2);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(pool.submit(() -> run(together)), pool.submit(() -> run(together)));
            for (var one : both) one.get();
        }

        for (int guild = 100; guild < 106; guild++) {
            assertThat(plan(new GuildId(guild))).isEqualTo(Plan.PREMIUM);
            assertThat(store.grants().entries(new GuildId(guild))).hasSize(1);
        }
    }

    private JobProgress run(CyclicBarrier together) throws Exception {
        together.await();
        return run();
    }

    @Test
    void a_piece_that_is_done_again_counts_and_books_nothing_twice() throws Exception {
        stripe.bought(ONE, Bought.PREMIUM);
        JobProgress at = JobProgress.START;
        ReconcileJob job = job();
        while (!at.done()) {
            // Its end was seen by nobody.
            job.piece(due, at);
            at = job.piece(due, at);
        }

        assertThat(at.counts()).containsEntry("subscriptions", 1L);
        assertThat(store.grants().entries(ONE)).hasSize(1);
    }

    private JobProgress run() {
        ReconcileJob job = job();
        JobProgress at = JobProgress.START;
        while (!at.done()) at = job.piece(due, at);
        return at;
    }

    private ReconcileJob job() {
        var settlement = store.settlement(account);
        var ledger = new StripeJavaLedger(stripe.clients);
        return new ReconcileJob(
                List.of(
                        new SubscriptionsPhase(
                                ledger,
                                settlement,
                                store.records(),
                                store.grants(),
                                Bought.PLANS,
                                Pace.NONE,
                                clock),
                        new RevenuePhase(store.all().figures()),
                        new MoneyBackPhase(ledger, account, settlement, store.records(), Pace.NONE),
                        new SweepPhase(
                                store.all().census(),
                                new UnlistedSubscriptions(settlement, store.records(), Pace.NONE),
                                List.of(watcher),
                                Bought.PLANS,
                                Pace.NONE,
                                clock)));
    }

    private Plan plan(GuildId guild) {
        return store.grants()
                .of(guild)
                .now()
                .effective(Bought.PLANS.grace(), clock.instant())
                .plan();
    }
}
