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
