package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Another plan in the middle of a period.
final class ChangeTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static String price(Subscription subscription) {
        return subscription.getItems().getData().getFirst().getPrice().getId();
    }

    private List<Long> amounts(Buyer buyer, Subscription subscription) throws StripeException {
        return buyer.latest(subscription).getLines().getData().stream()
                .map(InvoiceLineItem::getAmount)
                .toList();
    }

    @Test
    void the_difference_is_paid_at_once_where_that_is_wanted() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_b_m");
        var changed =
                buyer.changes(
                        subscription,
                        Buyer.to(subscription, "price_p_m")
                                .setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                                .build());

        assertThat(price(changed)).isEqualTo("price_p_m");
        assertThat(changed.getStatus()).isEqualTo("active");
        assertThat(amounts(buyer, subscription)).containsExactly(-300L, 500L);
        assertThat(buyer.latest(subscription).getAmountPaid()).isEqualTo(200);
        assertThat(buyer.latest(subscription).getBillingReason()).isEqualTo("subscription_update");
        assertThat(Buyer.periodEnd(changed)).isEqualTo(Buyer.periodEnd(subscription));
        assertThat(
                        buyer.last("customer.subscription.updated")
                                .at("/data/previous_attributes/items/data/0/price/id")
                                .asText())
                .isEqualTo("price_b_m");
    }

    @Test
    void by_itself_it_waits_for_the_next_invoice() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_b_m");
        scene.advance("P15D");
        buyer.changes(subscription, Buyer.to(subscription, "price_p_m").build());

        assertThat(buyer.latest(subscription).getBillingReason()).isEqualTo("subscription_create");
        assertThat(buyer.heard("invoiceitem.created")).hasSize(2);
        scene.advance("P17D");

        var amounts = amounts(buyer, subscription);
        assertThat(amounts).hasSize(3);
        assertThat(amounts.get(0)).isBetween(-160L, -150L);
        assertThat(amounts.get(1)).isBetween(250L, 265L);
        assertThat(amounts.get(2)).isEqualTo(500);
    }

    @Test
    void nothing_is_counted_where_that_is_wanted() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        buyer.changes(
                subscription,
                Buyer.to(subscription, "price_b_m")
                        .setProrationBehavior(ProrationBehavior.NONE)
                        .build());
        scene.advance("P1M");
        scene.advance("PT2H");

        assertThat(amounts(buyer, subscription)).containsExactly(300L);
    }

    @Test
    void a_smaller_plan_leaves_credit() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        buyer.changes(
                subscription,
                Buyer.to(subscription, "price_b_m")
                        .setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                        .build());

        assertThat(buyer.itself().getBalance()).isEqualTo(-200);
        assertThat(buyer.latest(subscription).getStatus()).isEqualTo("paid");
        assertThat(buyer.latest(subscription).getAmountDue()).isZero();
    }

    @Test
    void another_rhythm_begins_a_new_period() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        scene.advance("P10D");
        var yearly = buyer.changes(subscription, Buyer.to(subscription, "price_p_y").build());

        assertThat(Buyer.periodEnd(yearly) - yearly.getBillingCycleAnchor())
                .isGreaterThan(364 * 86_400L);
        assertThat(amounts(buyer, subscription).getLast()).isEqualTo(5_000);
        assertThat(buyer.latest(subscription).getAmountPaid()).isBetween(4_640L, 4_680L);
    }

    @Test
    void a_change_that_is_not_paid_is_past_due_or_refused() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_b_m");
        buyer.takes("pm_card_chargeCustomerFail");
        var upgrade =
                Buyer.to(subscription, "price_p_m")
                        .setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE);

        assertThatThrownBy(() ->
                        buyer.changes(
                                subscription,
                                upgrade.setPaymentBehavior(PaymentBehavior.ERROR_IF_INCOMPLETE)
                                        .build()))
                .isInstanceOf(CardException.class);
        assertThat(price(buyer.now(subscription))).isEqualTo("price_b_m");
        var allowed =
                buyer.changes(
                        subscription,
                        upgrade.setPaymentBehavior(PaymentBehavior.ALLOW_INCOMPLETE).build());
        assertThat(allowed.getStatus()).isEqualTo("past_due");
        assertThat(price(allowed)).isEqualTo("price_p_m");
    }

    @Test
    void an_item_is_named_by_its_id() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_b_m");

        assertThatThrownBy(() ->
                        buyer.changes(
                                subscription,
                                SubscriptionUpdateParams.builder()
                                        .addItem(
                                                SubscriptionUpdateParams.Item.builder()
                                                        .setPrice("price_b_m")
                                                        .build())
                                        .build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("same plan");
        assertThatThrownBy(() ->
                        buyer.changes(
                                subscription,
                                SubscriptionUpdateParams.builder()
                                        .addItem(
                                                SubscriptionUpdateParams.Item.builder()
                                                        .setId("si_none")
                                                        .setPrice("price_p_m")
                                                        .build())
                                        .build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("si_none");
    }

    @Test
    void one_item_is_replaced_by_another_but_never_by_none() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_b_m");
        var old =
                SubscriptionUpdateParams.Item.builder()
                        .setId(subscription.getItems().getData().getFirst().getId())
                        .setDeleted(true)
                        .build();
        var other = SubscriptionUpdateParams.Item.builder().setPrice("price_p_m").build();

        assertThatThrownBy(() ->
                        buyer.changes(
                                subscription,
                                SubscriptionUpdateParams.builder().addItem(old).build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("at least one");
        var replaced =
                buyer.changes(
                        subscription,
                        SubscriptionUpdateParams.builder().addItem(old).addItem(other).build());

        assertThat(replaced.getItems().getData()).hasSize(1);
        assertThat(price(replaced)).isEqualTo("price_p_m");
    }

    @Test
    void notes_are_added_and_taken_away() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription =
                buyer.subscribes(
                        buyer.plan("price_p_m")
                                .putMetadata("guild", "1")
                                .putMetadata("gone", "soon")
                                .build());
        var moved =
                buyer.changes(
                        subscription,
                        SubscriptionUpdateParams.builder()
                                .putMetadata("guild", "2")
                                .putMetadata("gone", "")
                                .build());

        assertThat(moved.getMetadata()).hasSize(1).containsEntry("guild", "2");
    }
}
