package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What somebody pays for again and again.
public final class Subscription extends Resource {
    public Subscription(String id, long created, String customer, String currency) {
        super(Templates.fresh("subscription"));
        set("id", id);
        set("created", created);
        set("start_date", created);
        set("billing_cycle_anchor", created);
        set("customer", customer);
        set("currency", currency);
        set("items.url", "/v1/subscription_items?subscription=" + id);
    }

    public SubscriptionStatus status() {
        return SubscriptionStatus.of(text("status"));
    }

    public void becomes(SubscriptionStatus status) {
        set("status", status.wire());
    }

    public boolean is(SubscriptionStatus status) {
        return status() == status;
    }

    public boolean isOver() {
        return status().isOver();
    }

    private ArrayNode data() {
        return inner().withArray("/items/data");
    }

    public List<SubscriptionItem> items() {
        var items = new ArrayList<SubscriptionItem>();
        data().forEach(item -> items.add(new SubscriptionItem((ObjectNode) item)));
        return items;
    }

    public SubscriptionItem add(String itemId, long now, Price price, long quantity) {
        var item = SubscriptionItem.of(itemId, id(), now, price, quantity);
        data().add(item.json());
        return item;
    }

    public void drop(SubscriptionItem item) {
        var data = data();
        for (int i = 0; i < data.size(); i++) {
            if (data.get(i).path("id").asText().equals(item.id())) {
                data.remove(i);
                return;
            }
        }
    }

    /// The end of the period that it is in: all its items have one.
    public long periodEnd() {
        return items().stream().mapToLong(SubscriptionItem::to).min().orElse(0);
    }

    /// Where its periods are counted from.
    public long anchor() {
        return number("billing_cycle_anchor");
    }

    public void anchor(long second) {
        set("billing_cycle_anchor", second);
    }

    public void lasts(long from, long to) {
        items().forEach(item -> item.lasts(from, to));
    }

    public long trialEnd() {
        return number("trial_end");
    }

    /// When it is to end; 0 for never.
    public long cancelAt() {
        return number("cancel_at");
    }

    /// What it is paid with when it names one; empty for its customer's.
    public String ownPaymentMethod() {
        return text("default_payment_method");
    }

    public String latestInvoice() {
        return text("latest_invoice");
    }
}
