package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.InvoicePayment;
import com.stripe.model.Subscription;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.RefundCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Money that goes back, and how an invoice is found from it.
final class ReturnsTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private String intentOf(Subscription subscription) throws StripeException {
        return scene.stripe
                .v1()
                .invoices()
                .retrieve(
                        subscription.getLatestInvoice(),
                        InvoiceRetrieveParams.builder().addExpand("payments").build())
                .getPayments()
                .getData()
                .getFirst()
                .getPayment()
                .getPaymentIntent();
    }

    @Test
    void a_payment_is_given_back_in_parts_and_never_more() throws StripeException {
        var subscription = Buyer.with(scene, "pm_card_visa").subscribes("price_p_m");
        var intent = intentOf(subscription);
        var refunds = scene.stripe.v1().refunds();
        var part = RefundCreateParams.builder().setPaymentIntent(intent).setAmount(200L).build();
        var rest = RefundCreateParams.builder().setPaymentIntent(intent).build();

        var first = refunds.create(part);
        var charge = scene.stripe.v1().charges().retrieve(first.getCharge());
        assertThat(charge.getAmountRefunded()).isEqualTo(200);
        assertThat(charge.getRefunded()).isFalse();
        assertThat(refunds.create(rest).getAmount()).isEqualTo(300);
        assertThat(scene.stripe.v1().charges().retrieve(first.getCharge()).getRefunded()).isTrue();
        assertThatThrownBy(() -> refunds.create(rest))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
        assertThat(scene.get("/v1/events?type=charge.refunded").body().path("data")).hasSize(2);
    }

    @Test
    void the_invoice_of_a_refund_is_found() throws StripeException {
        var subscription = Buyer.with(scene, "pm_card_visa").subscribes("price_p_m");
        var payments =
                scene.stripe
                        .v1()
                        .invoicePayments()
                        .list(
                                InvoicePaymentListParams.builder()
                                        .setPayment(
                                                InvoicePaymentListParams.Payment.builder()
                                                        .setType(
                                                                InvoicePaymentListParams.Payment
                                                                        .Type.PAYMENT_INTENT)
                                                        .setPaymentIntent(intentOf(subscription))
                                                        .build())
                                        .build())
                        .getData();

        assertThat(payments)
                .extracting(InvoicePayment::getInvoice)
                .containsExactly(subscription.getLatestInvoice());
    }

    @Test
    void a_bank_takes_a_payment_back_until_it_is_settled() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        var made =
                scene.control(
                        "POST",
                        "/disputes",
                        "{\"invoice\":\"%s\",\"reason\":\"product_not_received\"}"
                                .formatted(subscription.getLatestInvoice()));
        var id = made.path("id").asText();
        var dispute = scene.stripe.v1().disputes().retrieve(id);

        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(scene.stripe.v1().charges().retrieve(dispute.getCharge()).getDisputed())
                .isTrue();
        assertThatThrownBy(() ->
                        scene.stripe
                                .v1()
                                .refunds()
                                .create(
                                        RefundCreateParams.builder()
                                                .setCharge(dispute.getCharge())
                                                .build()))
                .isInstanceOf(InvalidRequestException.class);
        scene.control("POST", "/disputes/" + id + "/close", "{\"won\":true}");

        assertThat(scene.stripe.v1().disputes().retrieve(id).getStatus()).isEqualTo("won");
        assertThat(buyer.heard("charge.dispute."))
                .containsExactly(
                        "charge.dispute.created",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.closed",
                        "charge.dispute.funds_reinstated");
    }

    @Test
    void a_card_may_dispute_by_itself_and_the_merchant_give_in() throws StripeException {
        Buyer.with(scene, "pm_card_createDispute").subscribes("price_p_m");
        var dispute = scene.stripe.v1().disputes().list().getData().getFirst();

        assertThat(scene.stripe.v1().disputes().close(dispute.getId()).getStatus())
                .isEqualTo("lost");
        assertThatThrownBy(() -> scene.stripe.v1().disputes().close(dispute.getId()))
                .isInstanceOf(InvalidRequestException.class);
    }
}
