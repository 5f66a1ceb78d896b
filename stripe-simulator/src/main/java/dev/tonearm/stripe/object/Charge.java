package dev.tonearm.stripe.object;

import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.StripeError;

/// One try to move money from a card.
public final class Charge extends Resource {
    public Charge(String id, long created, PaymentIntent intent, PaymentMethod method) {
        super(Templates.fresh("charge"));
        set("id", id);
        set("created", created);
        set("amount", intent.number("amount"));
        set("currency", intent.text("currency"));
        set("customer", intent.text("customer"));
        set("payment_intent", intent.id());
        set("payment_method", method.id());
        set("description", intent.text("description"));
        var card = Json.object();
        card.put("brand", method.card().brand())
                .put("country", "US")
                .put("exp_month", 12)
                .put("exp_year", 2034)
                .put("funding", "credit")
                .put("last4", method.card().lastFour())
                .put("network", method.card().brand());
        var details = Json.object();
        details.set("card", card);
        set("payment_method_details", details.put("type", "card"));
    }

    public void succeeded() {
        set("status", "succeeded");
        set("paid", true);
        set("amount_captured", number("amount"));
        set(
                "outcome",
                Json.object()
                        .put("network_status", "approved_by_network")
                        .put("risk_level", "normal")
                        .put("seller_message", "Payment complete.")
                        .put("type", "authorized"));
    }

    public void failed(StripeError why) {
        set("status", "failed");
        set("captured", false);
        set("failure_code", why.code().orElse("card_declined"));
        set("failure_message", why.getMessage());
        set(
                "outcome",
                Json.object()
                        .put("network_status", "declined_by_network")
                        .put("reason", why.declineCode().orElse("generic_decline"))
                        .put("risk_level", "normal")
                        .put("seller_message", "The bank did not approve the payment.")
                        .put("type", "issuer_declined"));
    }

    /// What can still be given back.
    public long refundable() {
        return flag("paid") && !flag("disputed")
                ? number("amount_captured") - number("amount_refunded")
                : 0;
    }

    public void refunded(long cents) {
        set("amount_refunded", number("amount_refunded") + cents);
        set("refunded", number("amount_refunded") == number("amount"));
    }
}
