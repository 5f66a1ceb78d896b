package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams.TrialSettings;
import com.stripe.param.SubscriptionCreateParams.TrialSettings.EndBehavior;
import com.stripe.param.SubscriptionCreateParams.TrialSettings.EndBehavior.MissingPaymentMethod;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Trials, and test clocks.
final class TrialTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static Subscription trial(Buyer buyer, MissingPaymentMethod without)
            throws StripeException {
        return buyer.subscribes(
                buyer.plan("price_p_m")
                        .setTrialPeriodDays(14L)
                        .setTrialSettings(
                                TrialSettings.builder()
                                        .setEndBehavior(
                                                EndBehavior.builder()
                                                        .setMissingPaymentMethod(without)
                                                        .build())
                                        .build())
                        .build());
    }

    @Test
    void it_costs_nothing_and_says_three_days_before_that_it_ends() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = trial(buyer, MissingPaymentMethod.CANCEL);

        assertThat(subscription.getStatus()).isEqualTo("trialing");
        assertThat(buyer.latest(subscription).getTotal()).isZero();
        scene.advance("P10D");
        assertThat(buyer.heard("customer.subscription.trial_will_end")).isEmpty();
        scene.advance("P2D");
        assertThat(buyer.heard("customer.subscription.trial_will_end")).hasSize(1);
        scene.advance("P3D");

        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
        assertThat(buyer.latest(subscription).getAmountPaid()).isEqualTo(500);
    }

    @Test
    void without_a_card_it_ends_as_was_said() throws StripeException {
        var buyer = Buyer.with(scene, "");
        var canceled = trial(buyer, MissingPaymentMethod.CANCEL);
        var paused = trial(buyer, MissingPaymentMethod.PAUSE);
        var invoiced = trial(buyer, MissingPaymentMethod.CREATE_INVOICE);

        scene.advance("P15D");

        assertThat(buyer.now(canceled).getStatus()).isEqualTo("canceled");
        assertThat(buyer.now(paused).getStatus()).isEqualTo("paused");
        assertThat(buyer.now(invoiced).getStatus()).isEqualTo("past_due");
        assertThat(buyer.heard("customer.subscription.paused")).hasSize(1);
    }

    @Test
    void a_paused_one_goes_on_with_a_card() throws StripeException {
        var buyer = Buyer.with(scene, "");
        var subscription = trial(buyer, MissingPaymentMethod.PAUSE);
        assertThatThrownBy(() -> scene.stripe.v1().subscriptions().resume(subscription.getId()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("not paused");
        scene.advance("P20D");
        buyer.takes("pm_card_visa");

        var resumed = scene.stripe.v1().subscriptions().resume(subscription.getId());

        assertThat(resumed.getStatus()).isEqualTo("active");
        assertThat(buyer.heard("customer.subscription.resumed")).hasSize(1);
    }

    @Test
    void it_may_be_ended_now_or_made_longer() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var ended = trial(buyer, MissingPaymentMethod.CANCEL);
        var longer = trial(buyer, MissingPaymentMethod.CANCEL);

        buyer.changes(
                ended,
                SubscriptionUpdateParams.builder()
                        .setTrialEnd(SubscriptionUpdateParams.TrialEnd.NOW)
                        .build());
        buyer.changes(
                longer,
                SubscriptionUpdateParams.builder()
                        .setTrialEnd(longer.getTrialEnd() + 7 * 86_400)
                        .build());

        assertThat(buyer.now(ended).getStatus()).isEqualTo("active");
        assertThat(buyer.latest(ended).getAmountPaid()).isEqualTo(500);
        scene.advance("P15D");
        assertThat(buyer.now(longer).getStatus()).isEqualTo("trialing");
        scene.advance("P8D");
        assertThat(buyer.now(longer).getStatus()).isEqualTo("active");
    }

    @Test
    void a_test_clock_moves_its_customers_and_nobody_else() throws StripeException {
        var start = 1_800_000_000L;
        var clocks = scene.stripe.v1().testHelpers().testClocks();
        var clock = clocks.create(TestClockCreateParams.builder().setFrozenTime(start).build());
        var inside =
                new Buyer(
                        scene,
                        scene.post("/v1/customers", "test_clock=" + clock.getId())
                                .body()
                                .path("id")
                                .asText());
        inside.takes("pm_card_visa");
        var outside = Buyer.with(scene, "pm_card_visa");
        var moved = inside.subscribes("price_p_m");
        var still = outside.subscribes("price_p_m");

        assertThat(moved.getStartDate()).isEqualTo(start);
        var advanced =
                clocks.advance(
                        clock.getId(),
                        TestClockAdvanceParams.builder()
                                .setFrozenTime(start + 40 * 86_400)
                                .build());

        assertThat(advanced.getStatus()).isEqualTo("ready");
        assertThat(inside.latest(moved).getBillingReason()).isEqualTo("subscription_cycle");
        assertThat(inside.latest(moved).getStatus()).isEqualTo("paid");
        assertThat(outside.latest(still).getBillingReason()).isEqualTo("subscription_create");
        assertThatThrownBy(() ->
                        clocks.advance(
                                clock.getId(),
                                TestClockAdvanceParams.builder().setFrozenTime(start).build()))
                .isInstanceOf(InvalidRequestException.class);
        clocks.delete(clock.getId());
        assertThat(inside.now(moved).getStatus()).isEqualTo("canceled");
    }

    @Test
    void who_begins_on_the_31st_pays_on_the_last_day_of_shorter_months() throws StripeException {
        var start = Instant.parse("2027-01-31T10:00:00Z");
        var clock =
                scene.post("/v1/test_helpers/test_clocks", "frozen_time=" + start.getEpochSecond())
                        .body()
                        .path("id")
                        .asText();
        var buyer =
                new Buyer(
                        scene,
                        scene.post("/v1/customers", "test_clock=" + clock)
                                .body()
                                .path("id")
                                .asText());
        buyer.takes("pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");

        assertThat(end(subscription)).isEqualTo("2027-02-28T10:00:00Z");
        for (var next : List.of("2027-03-31T10:00:00Z", "2027-04-30T10:00:00Z")) {
            scene.post(
                    "/v1/test_helpers/test_clocks/" + clock + "/advance",
                    "frozen_time=" + Buyer.periodEnd(buyer.now(subscription)));
            assertThat(end(buyer.now(subscription))).isEqualTo(next);
        }
    }

    private static String end(Subscription subscription) {
        return Instant.ofEpochSecond(Buyer.periodEnd(subscription)).toString();
    }
}
