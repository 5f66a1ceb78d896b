package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import java.util.ArrayList;
import java.util.List;

/// Somebody's way through Checkout.
public final class CheckoutSession extends Resource {
    private final List<Wanted> basket;
    private final Params subscriptionData;

    public CheckoutSession(
            String id,
            long created,
            List<Wanted> basket,
            Params subscriptionData,
            String url,
            long expiresAt) {
        super(Templates.fresh("checkout.session"));
        this.basket = List.copyOf(basket);
        this.subscriptionData = subscriptionData;
        set("id", id);
        set("created", created);
        set("expires_at", expiresAt);
        set("url", url);
        set("currency", basket.getFirst().price().currency());
        set("amount_subtotal", cents());
        set("amount_total", cents());
    }

    public List<Wanted> basket() {
        return basket;
    }

    /// What its subscription begins with.
    public Params subscriptionData() {
        return subscriptionData;
    }

    public boolean isOpen() {
        return text("status").equals("open");
    }

    private long cents() {
        return hasTrial() ? 0 : basket.stream().mapToLong(Wanted::cents).sum();
    }

    public boolean hasTrial() {
        return subscriptionData.has("trial_end") || subscriptionData.has("trial_period_days");
    }

    /// When its trial would end if it began at a moment; 0 for none.
    public long trialEnd(long now) {
        return subscriptionData
                .whole("trial_end")
                .orElseGet(() ->
                        subscriptionData.whole("trial_period_days").stream()
                                .map(days -> now + days * 86_400)
                                .findFirst()
                                .orElse(0));
    }

    /// Whether a person can go on without a card.
    public boolean needsNoCard() {
        return number("amount_total") == 0
                && text("payment_method_collection").equals("if_required");
    }

    public void expired() {
        set("status", "expired");
        set("url", (String) null);
    }

    public void complete(Subscription subscription, Customer customer) {
        set("status", "complete");
        set("url", (String) null);
        set("payment_status", number("amount_total") > 0 ? "paid" : "no_payment_required");
        set("subscription", subscription.id());
        set("invoice", subscription.latestInvoice());
        set("customer", customer.id());
        var details = Json.object();
        details.putNull("address");
        details.set("email", customer.get("email").deepCopy());
        details.set("name", customer.get("name").deepCopy());
        details.putNull("phone").put("tax_exempt", "none").putArray("tax_ids");
        set("customer_details", details);
    }

    /// What `line_items` has.
    public List<ObjectNode> lineItems(List<String> ids, List<String> names) {
        var items = new ArrayList<ObjectNode>();
        for (int i = 0; i < basket.size(); i++) {
            var wanted = basket.get(i);
            long cents = hasTrial() ? 0 : wanted.cents();
            var item = Templates.fresh("item");
            item.put("id", ids.get(i))
                    .put("description", names.get(i))
                    .put("currency", wanted.price().currency())
                    .put("quantity", wanted.quantity())
                    .put("amount_subtotal", cents)
                    .put("amount_total", cents)
                    .set("price", wanted.price().json());
            items.add(item);
        }
        return items;
    }
}
