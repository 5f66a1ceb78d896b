package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionCreateParams.PaymentBehavior;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The statuses of a subscription, and what leads from one to the next.
final class SubscriptionTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void it_begins_with_a_paid_invoice() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        var invoice = buyer.latest(subscription);

        assertThat(subscription.getStatus()).isEqualTo("active");
        assertThat(invoice.getStatus()).isEqualTo("paid");
        assertThat(invoice.getAmountPaid()).isEqualTo(500);
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_create");
        assertThat(invoice.getParent().getSubscriptionDetails().getSubscription())
                .isEqualTo(subscription.getId());
        assertThat(
                        invoice.getLines()
                                .getData()
                                .getFirst()
                                .getPricing()
                                .getPriceDetails()
                                .getPrice())
                .isEqualTo("price_p_m");
        assertThat(Instant.ofEpochSecond(Buyer.periodEnd(subscription)).atZone(ZoneOffset.UTC))
                .isEqualTo(
                        Instant.ofEpochSecond(subscription.getStartDate())
                                .atZone(ZoneOffset.UTC)
                                .plusMonths(1));
        assertThat(buyer.heard("customer.subscription"))
                .containsExactly("customer.subscription.created", "customer.subscription.updated");
        assertThat(buyer.heard("invoice."))
                .containsExactly(
                        "invoice.created",
                        "invoice.finalized",
                        "invoice.paid",
                        "invoice.payment_succeeded");
    }

    @Test
    void without_its_first_payment_it_is_incomplete_for_23_hours() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_chargeCustomerFail");
        var subscription = buyer.subscribes("price_p_m");

        assertThat(subscription.getStatus()).isEqualTo("incomplete");
        scene.advance("PT22H");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("incomplete");
        scene.advance("PT2H");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("incomplete_expired");
        assertThat(buyer.latest(subscription).getStatus()).isEqualTo("void");
        scene.advance("P3M");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("incomplete_expired");
    }

    @Test
    void a_first_payment_may_come_later() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_chargeCustomerFail");
        var subscription = buyer.subscribes("price_p_m");
        buyer.takes("pm_card_visa");
        scene.stripe.v1().invoices().pay(subscription.getLatestInvoice());

        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
        assertThatThrownBy(() -> scene.stripe.v1().invoices().pay(subscription.getLatestInvoice()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("already paid");
    }

    @Test
    void whoever_wants_an_error_instead_gets_one_and_nothing_else() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_chargeCustomerFail");
        var params =
                buyer.plan("price_p_m").setPaymentBehavior(PaymentBehavior.ERROR_IF_INCOMPLETE);

        assertThatThrownBy(() -> buyer.subscribes(params.build()))
                .isInstanceOfSatisfying(
                        CardException.class,
                        e -> assertThat(e.getDeclineCode()).isEqualTo("generic_decline"));
        assertThat(scene.get("/v1/subscriptions?status=all").body().path("data")).isEmpty();
    }

    @Test
    void it_needs_a_card_and_a_price_that_is_sold() throws StripeException {
        var poor = Buyer.with(scene, "");
        var buyer = Buyer.with(scene, "pm_card_visa");
        scene.post("/v1/prices/price_b_m", "active=false");

        assertThatThrownBy(() -> poor.subscribes("price_p_m"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("payment method");
        var waiting = poor.plan("price_p_m").setPaymentBehavior(PaymentBehavior.DEFAULT_INCOMPLETE);
        assertThat(poor.subscribes(waiting.build()).getStatus()).isEqualTo("incomplete");
        assertThatThrownBy(() -> buyer.subscribes("price_b_m"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("inactive");
    }

    @Test
    void it_renews_by_the_calendar_an_hour_after_its_period() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        long end = Buyer.periodEnd(subscription);

        scene.advance("P1M");
        scene.advance("PT10S");
        assertThat(buyer.latest(subscription).getStatus()).isEqualTo("draft");
        assertThat(Buyer.periodEnd(buyer.now(subscription))).isGreaterThan(end);
        scene.advance("PT1H");
        var renewed = buyer.latest(subscription);

        assertThat(renewed.getStatus()).isEqualTo("paid");
        assertThat(renewed.getBillingReason()).isEqualTo("subscription_cycle");
        assertThat(renewed.getLines().getData().getFirst().getPeriod().getStart()).isEqualTo(end);
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void a_year_at_once_is_twelve_renewals() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        buyer.subscribes("price_p_m");

        scene.advance("P1Y");
        scene.advance("PT2H");

        assertThat(scene.get("/v1/invoices?status=paid&limit=100").body().path("data")).hasSize(13);
    }

    @Test
    void a_renewal_that_is_not_paid_is_tried_again_and_then_ends_it() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_paysOnce");
        var subscription = buyer.subscribes("price_p_m");

        scene.advance("P1M");
        scene.advance("PT2H");
        var failed = buyer.latest(subscription);
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("past_due");
        assertThat(failed.getAttemptCount()).isEqualTo(1);
        assertThat(Duration.ofSeconds(failed.getNextPaymentAttempt() - now()))
                .isBetween(Duration.ofDays(2), Duration.ofDays(3));
        assertThat(buyer.itself().getDelinquent()).isTrue();

        scene.advance("P3D");
        scene.advance("P5D");
        assertThat(buyer.latest(subscription).getAttemptCount()).isEqualTo(3);
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("past_due");
        scene.advance("P7D");

        assertThat(buyer.now(subscription).getStatus()).isEqualTo("canceled");
        assertThat(buyer.now(subscription).getCancellationDetails().getReason())
                .isEqualTo("payment_failed");
        assertThat(buyer.latest(subscription).getStatus()).isEqualTo("open");
        assertThat(buyer.heard("invoice.payment_failed")).hasSize(4);
        assertThat(buyer.heard("customer.subscription.deleted")).hasSize(1);
    }

    private long now() {
        return scene.control("GET", "/clock", "").path("seconds").asLong();
    }

    @ParameterizedTest
    @CsvSource({"unpaid", "past_due"})
    void an_operator_says_what_is_at_the_end(String end) throws StripeException {
        scene.control("PATCH", "/dunning", "{\"retries\":[\"P1D\"],\"end\":\"%s\"}".formatted(end));
        var buyer = Buyer.with(scene, "pm_card_paysOnce");
        var subscription = buyer.subscribes("price_p_m");

        scene.advance("P1M");
        scene.advance("P2D");

        assertThat(buyer.now(subscription).getStatus()).isEqualTo(end);
        var due = buyer.latest(subscription).getId();
        buyer.takes("pm_card_visa");
        scene.stripe.v1().invoices().pay(due);
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
        assertThat(buyer.itself().getDelinquent()).isFalse();
    }

    @Test
    void an_unpaid_one_makes_invoices_that_nobody_is_charged_for() throws StripeException {
        scene.control("PATCH", "/dunning", "{\"retries\":[],\"end\":\"unpaid\"}");
        var buyer = Buyer.with(scene, "pm_card_paysOnce");
        var subscription = buyer.subscribes("price_p_m");

        scene.advance("P2M");
        scene.advance("P3D");

        assertThat(buyer.latest(subscription).getStatus()).isEqualTo("draft");
        assertThat(scene.get("/v1/charges").body().path("data")).as("paid and failed").hasSize(2);
    }

    @Test
    void a_new_card_pays_at_the_next_try() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_paysOnce");
        var subscription = buyer.subscribes("price_p_m");
        scene.advance("P1M");
        scene.advance("PT2H");
        buyer.takes("pm_card_visa");
        scene.advance("P4D");

        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
        assertThat(buyer.latest(subscription).getStatus()).isEqualTo("paid");
    }

    @Test
    void an_invoice_may_be_paid_with_a_card_of_its_own() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_paysOnce");
        var subscription = buyer.subscribes("price_p_m");
        scene.advance("P1M");
        scene.advance("PT2H");
        var other =
                scene.post(
                                "/v1/payment_methods/pm_card_mastercard/attach",
                                "customer=" + buyer.customer())
                        .body()
                        .path("id")
                        .asText();

        assertThatThrownBy(() ->
                        scene.stripe
                                .v1()
                                .invoices()
                                .pay(
                                        buyer.latest(subscription).getId(),
                                        InvoicePayParams.builder()
                                                .setPaymentMethod("pm_none")
                                                .build()))
                .isInstanceOf(InvalidRequestException.class);
        scene.stripe
                .v1()
                .invoices()
                .pay(
                        buyer.latest(subscription).getId(),
                        InvoicePayParams.builder().setPaymentMethod(other).build());

        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void it_ends_with_its_period_unless_that_is_taken_back() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var kept = buyer.subscribes("price_p_m");
        var ended = buyer.subscribes("price_b_m");
        var end = SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build();

        var marked = buyer.changes(ended, end);
        buyer.changes(kept, end);
        var back =
                buyer.changes(
                        kept,
                        SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(false).build());

        assertThat(marked.getCancelAt()).isEqualTo(Buyer.periodEnd(marked));
        assertThat(marked.getStatus()).isEqualTo("active");
        assertThat(back.getCancelAt()).isNull();
        assertThat(back.getCanceledAt()).isNull();
        scene.advance("P1M");
        scene.advance("PT2H");
        assertThat(buyer.now(ended).getStatus()).isEqualTo("canceled");
        assertThat(buyer.now(ended).getEndedAt()).isEqualTo(Buyer.periodEnd(marked));
        assertThat(buyer.now(kept).getStatus()).isEqualTo("active");
    }

    @Test
    void it_ends_at_a_moment() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        buyer.changes(
                subscription,
                SubscriptionUpdateParams.builder().setCancelAt(now() + 86_400).build());

        scene.advance("PT23H");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
        scene.advance("PT2H");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("canceled");
    }

    @Test
    void it_ends_now_and_the_rest_is_given_back() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_y");
        scene.stripe
                .v1()
                .subscriptions()
                .cancel(
                        subscription.getId(),
                        SubscriptionCancelParams.builder()
                                .setProrate(true)
                                .setInvoiceNow(true)
                                .build());

        assertThat(buyer.now(subscription).getStatus()).isEqualTo("canceled");
        assertThat(buyer.itself().getBalance()).isBetween(-5_000L, -4_990L);
        assertThatThrownBy(() -> scene.stripe.v1().subscriptions().cancel(subscription.getId()))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("resource_missing"));
        assertThatThrownBy(() ->
                        buyer.changes(subscription, Buyer.to(subscription, "price_b_m").build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("canceled");
    }

    @Test
    void credit_pays_the_next_invoice() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        scene.post("/v1/customers/" + buyer.customer(), "balance=-800");
        var subscription = buyer.subscribes("price_p_m");

        assertThat(buyer.latest(subscription).getAmountDue()).isZero();
        assertThat(buyer.itself().getBalance()).isEqualTo(-300);
        scene.advance("P1M");
        scene.advance("PT2H");
        assertThat(buyer.latest(subscription).getAmountPaid()).isEqualTo(200);
        assertThat(buyer.itself().getBalance()).isZero();
    }

    @Test
    void lists_are_by_status_and_leave_canceled_ones_out() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var gone = buyer.subscribes("price_p_m");
        buyer.subscribes("price_b_m");
        scene.stripe.v1().subscriptions().cancel(gone.getId());
        var all = SubscriptionListParams.builder().setCustomer(buyer.customer());

        assertThat(scene.stripe.v1().subscriptions().list(all.build()).getData()).hasSize(1);
        assertThat(
                        scene.stripe
                                .v1()
                                .subscriptions()
                                .list(all.setStatus(SubscriptionListParams.Status.ALL).build())
                                .getData())
                .hasSize(2);
        assertThat(
                        scene.stripe
                                .v1()
                                .subscriptions()
                                .list(all.setPrice("price_p_m").build())
                                .getData())
                .hasSize(1);
    }

    @Test
    void a_card_whose_bank_asks_needs_its_owner() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_authenticationRequired");
        var subscription =
                buyer.subscribes(
                        buyer.plan("price_p_m")
                                .setPaymentBehavior(
                                        SubscriptionCreateParams.PaymentBehavior.ALLOW_INCOMPLETE)
                                .build());

        assertThat(subscription.getStatus()).isEqualTo("incomplete");
        assertThat(buyer.heard("invoice.payment_action_required")).hasSize(1);
        scene.stripe
                .v1()
                .invoices()
                .pay(
                        subscription.getLatestInvoice(),
                        InvoicePayParams.builder().setOffSession(false).build());
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
    }
}
