package dev.tonearm.billing.stripe;

import static dev.tonearm.billing.stripe.Bought.PERIOD_END;
import static dev.tonearm.billing.stripe.Bought.PLANS;
import static dev.tonearm.billing.stripe.Bought.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.Subject;
import dev.tonearm.billing.stripe.Contract.Taken;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementTest {
    private static final Instant NOW = START.plus(Duration.ofDays(2));
    private static final AtomicLong IDS = new AtomicLong(1_000);

    private final BillingTable table = BillingTable.shared();
    private final ScriptedStripe stripe = new ScriptedStripe();
    private BillingTable.Store store;
    private StripeNotes notes;

    /// Of this test alone.
    private GuildId guild;

    private String subscription;
    private Contract premium;

    SettlementTest() {
        store = table.store(InstantSource.fixed(NOW));
        notes = store.notes(stripe);
        guild = new GuildId(0);
        subscription = "";
        premium = Bought.premium("", guild);
    }

    @BeforeAll
    void warm() {
        assertThat(store.grants().of(new GuildId(1)).now().byId()).isEmpty();
    }

    @BeforeEach
    void another_server() {
        long id = IDS.incrementAndGet();
        guild = new GuildId(id);
        subscription = "sub_" + id;
        premium = Bought.premium(subscription, guild);
        stripe.meanwhile(() -> {});
    }

    @AfterAll
    void stop() {
        store.all().close();
    }

    @Test
    void what_was_bought_is_there_and_the_book_says_by_which_event() {
        stripe.says(premium);
        work("evt_1");

        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
        assertThat(store.grants().entries(guild))
                .extracting(GrantEntry::reporter, GrantEntry::event)
                .containsExactly(tuple("stripe", of("evt_1")));
    }

    @Test
    void other_events_that_find_nothing_new_leave_no_entry() {
        stripe.says(premium);
        for (int i = 0; i < 5; i++) work("evt_" + i);

        assertThat(store.grants().entries(guild)).hasSize(1);
    }

    @Test
    void a_payment_that_failed_leaves_the_plan_for_the_grace_and_no_longer() {
        stripe.says(Bought.with(premium, "past_due"));
        work("evt_1");

        Instant late = START.plus(PLANS.grace());
        assertThat(plan(guild, late.minusSeconds(1))).isEqualTo(Plan.PREMIUM);
        assertThat(plan(guild, late)).isEqualTo(Plan.FREE);
        stripe.says(Bought.until(premium, PERIOD_END));
        work("evt_2");
        assertThat(plan(guild, late)).isEqualTo(Plan.PREMIUM);
    }

    @Test
    void what_was_never_paid_leaves_nothing_in_the_book() {
        stripe.says(Bought.with(premium, "incomplete"));
        work("evt_1");
        stripe.says(Bought.with(premium, "incomplete_expired"));
        work("evt_2");

        assertThat(plan(guild)).isEqualTo(Plan.FREE);
        assertThat(store.grants().entries(guild)).isEmpty();
    }

    @Test
    void a_refund_and_a_dispute_end_the_plan_and_a_dispute_that_is_won_gives_it_back() {
        stripe.says(premium).paid("pi_1", subscription);
        work("evt_1");
        stripe.says(Bought.taken(premium, Taken.DISPUTED));
        notes.work(new Note.StripeChanged(of("evt_2"), "charge.dispute.created", payment("pi_1")));
        assertThat(plan(guild)).isEqualTo(Plan.FREE);
        stripe.says(premium);
        notes.work(new Note.StripeChanged(of("evt_3"), "charge.dispute.closed", payment("pi_1")));
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
        stripe.says(Bought.taken(premium, Taken.REFUNDED));
        notes.work(new Note.StripeChanged(of("evt_4"), "charge.refunded", payment("pi_1")));
        assertThat(plan(guild)).isEqualTo(Plan.FREE);
    }

    @Test
    void it_moves_to_another_server_whole() {
        GuildId other = new GuildId(IDS.incrementAndGet());
        stripe.says(premium);
        work("evt_1");
        stripe.says(Bought.moved(premium, other));
        work("evt_2");

        assertThat(plan(guild)).isEqualTo(Plan.FREE);
        assertThat(plan(other)).isEqualTo(Plan.PREMIUM);
        stripe.says(premium);
        work("evt_3");
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
        assertThat(plan(other)).isEqualTo(Plan.FREE);
        assertThat(store.records().subscription(subscription).orElseThrow().guilds())
                .containsExactly(guild);
    }

    @Test
    void several_servers_of_one_customer_have_each_their_own() {
        GuildId other = new GuildId(IDS.incrementAndGet());
        String second = subscription + "b";
        stripe.says(premium).says(Bought.premium(second, other));
        work("evt_1");
        notes.work(
                new Note.StripeChanged(
                        of("evt_2"), "invoice.paid", new Subject.OfSubscription(second)));
        stripe.says(Bought.ended(premium, NOW));
        work("evt_3");

        assertThat(plan(guild)).isEqualTo(Plan.FREE);
        assertThat(plan(other)).isEqualTo(Plan.PREMIUM);
    }

    @Test
    void an_answer_that_was_overtaken_while_it_came_is_not_believed() {
        stripe.says(premium);
        work("evt_1");
        // The function asks while it is paid; before it writes, another one has seen the end.
        var first = new AtomicReference<>(true);
        stripe.says(Bought.until(premium, PERIOD_END.plusSeconds(60)));
        stripe.meanwhile(() -> {
            if (!first.getAndSet(false)) return;
            stripe.says(Bought.ended(premium, NOW));
            store.notes(stripe)
                    .work(
                            new Note.StripeChanged(
                                    of("evt_3"),
                                    "customer.subscription.deleted",
                                    new Subject.OfSubscription(subscription)));
        });
        work("evt_2");

        assertThat(plan(guild)).isEqualTo(Plan.FREE);
    }

    @Test
    void what_we_do_not_understand_changes_nothing_and_comes_again() {
        stripe.says(premium);
        work("evt_1");
        stripe.says(Bought.priced(premium, "price_of_tomorrow"));

        assertThatThrownBy(() -> work("evt_2")).isInstanceOf(UnknownTermsException.class);
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
        stripe.says(Bought.priced(premium, Bought.BASIC));
        work("evt_2");
        assertThat(plan(guild)).isEqualTo(Plan.BASIC);
    }

    @Test
    void a_subscription_of_another_account_is_nobodys() {
        notes.work(
                new Note.StripeChanged(
                        of("evt_1"), "invoice.paid", new Subject.OfSubscription("sub_elsewhere")));

        assertThat(store.records().subscription("sub_elsewhere")).isEmpty();
    }

    @Test
    void fifty_copies_at_once_grant_once() throws Exception {
        stripe.says(premium);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> copies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                copies.add(
                        threads.submit(() -> {
                            go.await();
                            work("evt_1");
                            return true;
                        }));
            }
            go.countDown();
            for (Future<?> copy : copies) copy.get();
        }

        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
        assertThat(store.grants().entries(guild)).hasSize(1);
    }

    /// A function that dies at any of its calls to the table, before it or when it is done, is
    /// followed by another that gets the note again.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_crash_between_any_two_writes_heals(boolean afterwards) {
        int calls = 0;
        for (boolean died = true; died; calls++) {
            another_server();
            GuildId other = new GuildId(IDS.incrementAndGet());
            stripe.says(premium);
            work("evt_1");
            stripe.says(Bought.moved(premium, other));
            died = diesAt(calls, afterwards, "evt_2");
            work("evt_2");

            assertThat(plan(guild)).as("call %d", calls).isEqualTo(Plan.FREE);
            assertThat(plan(other)).as("call %d", calls).isEqualTo(Plan.PREMIUM);
            assertThat(store.grants().entries(guild)).as("call %d", calls).hasSize(2);
            assertThat(store.grants().entries(other)).as("call %d", calls).hasSize(1);
        }
        assertThat(calls).as("calls that were tried").isGreaterThan(6);
    }

    /// @return whether it came so far
    private boolean diesAt(int call, boolean afterwards, String event) {
        var network = new AtomicReference<LossyNetwork>();
        var dying =
                table.store(
                        real -> {
                            var lossy = new LossyNetwork(real, call, afterwards);
                            network.set(lossy);
                            return lossy;
                        },
                        InstantSource.fixed(NOW));
        var note =
                new Note.StripeChanged(
                        of(event),
                        "customer.subscription.updated",
                        new Subject.OfSubscription(subscription));
        try {
            if (!died(() -> dying.notes(stripe).work(note))) return network.get().died();
            return true;
        } finally {
            dying.all().close();
        }
    }

    private static boolean died(Runnable work) {
        try {
            work.run();
            return false;
        } catch (RuntimeException _) {
            return true;
        }
    }

    private void work(String event) {
        notes.work(
                new Note.StripeChanged(
                        of(event),
                        "customer.subscription.updated",
                        new Subject.OfSubscription(subscription)));
    }

    private String of(String event) {
        return event + "_" + subscription;
    }

    private static Subject payment(String id) {
        return new Subject.OfPayment(id);
    }

    private Plan plan(GuildId of) {
        return plan(of, NOW);
    }

    private Plan plan(GuildId of, Instant at) {
        return store.grants().of(of).now().effective(PLANS.grace(), at).plan();
    }
}
