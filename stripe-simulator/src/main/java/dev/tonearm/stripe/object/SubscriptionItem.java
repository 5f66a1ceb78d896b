package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What is subscribed to, and the period that it is in. It lives inside its subscription.
public record SubscriptionItem(ObjectNode json) {

    static SubscriptionItem of(
            String id, String subscription, long created, Price price, long quantity) {
        var item = new SubscriptionItem(Templates.fresh("subscription_item"));
        item.json.put("id", id).put("subscription", subscription).put("created", created);
        item.becomes(price, quantity);
        return item;
    }

    public String id() {
        return json.path("id").asText();
    }

    public String price() {
        return json.path("price").path("id").asText();
    }

    public long quantity() {
        return json.path("quantity").asLong();
    }

    public long from() {
        return json.path("current_period_start").asLong();
    }

    public long to() {
        return json.path("current_period_end").asLong();
    }

    public void becomes(Price price, long quantity) {
        json.set("price", price.json());
        json.set("plan", price.plan());
        json.put("quantity", quantity);
    }

    public void lasts(long from, long to) {
        json.put("current_period_start", from).put("current_period_end", to);
    }
}
