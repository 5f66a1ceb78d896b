package dev.tonearm.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.util.List;

/// Somebody with a card, as code drives them.
record Buyer(Scene scene, String customer) {

    static Buyer with(Scene scene, String card) throws StripeException {
        var customer =
                scene.stripe
                        .v1()
                        .customers()
                        .create(CustomerCreateParams.builder().setEmail("ada@example.com").build());
        var buyer = new Buyer(scene, customer.getId());
        if (!card.isEmpty()) {
            buyer.takes(card);
        }
        return buyer;
    }

    /// Pays with a new card from now on.
    void takes(String card) {
        var method =
                scene.post("/v1/payment_methods/" + card + "/attach", "customer=" + customer)
                        .body()
                        .path("id")
                        .asText();
        scene.post(
                "/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + method);
    }

    Subscription subscribes(String price) throws StripeException {
        return subscribes(plan(price).build());
    }

    SubscriptionCreateParams.Builder plan(String price) {
        return SubscriptionCreateParams.builder()
                .setCustomer(customer)
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(price).build());
    }

    Subscription subscribes(SubscriptionCreateParams params) throws StripeException {
        return scene.stripe.v1().subscriptions().create(params);
    }

    /// As it is now, with its latest invoice.
    Subscription now(Subscription subscription) throws StripeException {
        return scene.stripe
                .v1()
                .subscriptions()
                .retrieve(
                        subscription.getId(),
                        SubscriptionRetrieveParams.builder().addExpand("latest_invoice").build());
    }

    Invoice latest(Subscription subscription) throws StripeException {
        return now(subscription).getLatestInvoiceObject();
    }

    Subscription changes(Subscription subscription, SubscriptionUpdateParams params)
            throws StripeException {
        return scene.stripe.v1().subscriptions().update(subscription.getId(), params);
    }

    static SubscriptionUpdateParams.Builder to(Subscription subscription, String price) {
        return SubscriptionUpdateParams.builder()
                .addItem(
                        SubscriptionUpdateParams.Item.builder()
                                .setId(subscription.getItems().getData().getFirst().getId())
                                .setPrice(price)
                                .build());
    }

    static long periodEnd(Subscription subscription) {
        return subscription.getItems().getData().getFirst().getCurrentPeriodEnd();
    }

    Customer itself() throws StripeException {
        return scene.stripe.v1().customers().retrieve(customer);
    }

    /// What happened, the oldest first.
    List<String> heard(String prefix) {
        return scene
                .get("/v1/events?limit=100")
                .body()
                .path("data")
                .findValuesAsText("type")
                .reversed()
                .stream()
                .filter(type -> type.startsWith(prefix))
                .toList();
    }

    /// The newest event of a type.
    JsonNode last(String type) {
        return scene.get("/v1/events?limit=1&type=" + type).body().at("/data/0");
    }
}
