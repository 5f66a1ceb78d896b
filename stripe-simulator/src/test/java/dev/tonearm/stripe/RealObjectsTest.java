package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every object that goes over the wire has Stripe's members and types, and no other.
final class RealObjectsTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private void isReal(String path) {
        var reply = scene.get(path);
        assertThat(reply.status()).as(reply.message()).isEqualTo(200);
        assertThat(StripeJavaShapes.faultsOf(reply.body())).as(path).isEmpty();
    }

    private String made(String path, String form) {
        var reply = scene.post(path, form);
        assertThat(reply.status()).as(reply.message()).isEqualTo(200);
        return reply.body().path("id").asText();
    }

    @Test
    void what_is_sold_and_who_buys() {
        var customer = made("/v1/customers", "name=Ada&metadata[guild]=1");
        var card = made("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer);

        isReal("/v1/customers/" + customer);
        isReal("/v1/payment_methods/" + card);
        isReal("/v1/products/prod_premium");
        isReal("/v1/prices/price_p_m");
    }

    @Test
    void events_and_their_endpoints() {
        made("/v1/customers", "name=Ada");

        isReal("/v1/events/" + scene.get("/v1/events").body().at("/data/0/id").asText());
        var endpoint = scene.get("/v1/webhook_endpoints").body().at("/data/0");
        assertThat(StripeJavaShapes.faultsOf(endpoint)).isEmpty();
    }

    @Test
    void what_a_subscription_has_and_brings() {
        var session =
                made(
                        "/v1/checkout/sessions",
                        "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m&line_items[0][quantity]=1");
        isReal("/v1/checkout/sessions/" + session);
        scene.control("POST", "/checkout/" + session + "/pay", "{}");
        isReal("/v1/checkout/sessions/" + session + "?expand[]=line_items");
        var subscription = first("/v1/subscriptions");
        var item = scene.get("/v1/subscriptions/" + subscription).body();
        made(
                "/v1/subscriptions/" + subscription,
                "items[0][price]=price_b_m&items[0][id]=" + item.at("/items/data/0/id").asText());
        isReal("/v1/events/" + first("/v1/events?type=invoiceitem.created"));
        scene.advance("P1M");
        scene.advance("PT2H");

        isReal("/v1/subscriptions/" + subscription + "?expand[]=latest_invoice.payments");
        isReal("/v1/invoices/" + first("/v1/invoices"));
        isReal("/v1/invoice_payments/" + first("/v1/invoice_payments"));
        isReal("/v1/payment_intents/" + first("/v1/payment_intents"));
        isReal("/v1/charges/" + first("/v1/charges") + "?expand[]=refunds");
    }

    @Test
    void what_was_not_paid_or_goes_back() {
        var customer = made("/v1/customers", "email=a@b.example");
        var card =
                made(
                        "/v1/payment_methods/pm_card_chargeCustomerFail/attach",
                        "customer=" + customer);
        made(
                "/v1/subscriptions",
                "customer=%s&items[0][price]=price_p_m&default_payment_method=%s"
                        .formatted(customer, card));
        isReal("/v1/charges/" + first("/v1/charges"));
        isReal("/v1/payment_intents/" + first("/v1/payment_intents"));
        var good = made("/v1/payment_methods/pm_card_createDispute/attach", "customer=" + customer);
        made(
                "/v1/subscriptions",
                "customer=%s&items[0][price]=price_p_m&default_payment_method=%s"
                        .formatted(customer, good));
        isReal("/v1/disputes/" + first("/v1/disputes"));
        var paid = made("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer);
        made(
                "/v1/subscriptions",
                "customer=%s&items[0][price]=price_p_m&default_payment_method=%s"
                        .formatted(customer, paid));
        isReal("/v1/refunds/" + made("/v1/refunds", "charge=" + first("/v1/charges")));
        isReal(
                "/v1/test_helpers/test_clocks/"
                        + made("/v1/test_helpers/test_clocks", "frozen_time=1"));
    }

    @Test
    void the_portal() {
        var customer = made("/v1/customers", "email=a@b.example");
        var configuration =
                made(
                        "/v1/billing_portal/configurations",
                        "features[subscription_update][enabled]=true"
                                + "&features[subscription_update][products][0][product]=prod_premium"
                                + "&features[subscription_update][products][0][prices][0]=price_p_y");
        isReal("/v1/billing_portal/configurations/" + configuration);
        var session =
                scene.post(
                                "/v1/billing_portal/sessions",
                                "customer=" + customer + "&flow_data[type]=payment_method_update")
                        .body();
        assertThat(StripeJavaShapes.faultsOf(session)).isEmpty();
    }

    private String first(String path) {
        return scene.get(path).body().at("/data/0/id").asText();
    }

    /// That the comparison finds something.
    @Test
    void an_invented_member_would_be_found() {
        var price = scene.get("/v1/prices/price_p_m?expand[]=product").body();
        ((com.fasterxml.jackson.databind.node.ObjectNode) price)
                .put("colour", "blue")
                .put("unit_amount", "5")
                .withObject("/product")
                .put("shape", "round");

        assertThat(StripeJavaShapes.faultsOf(price))
                .anyMatch(fault -> fault.startsWith("price.colour"))
                .anyMatch(fault -> fault.startsWith("price.unit_amount"))
                .anyMatch(fault -> fault.startsWith("price.product.shape"));
    }
}
