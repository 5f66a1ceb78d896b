package dev.tonearm.stripe.object;

/// Money that goes back.
public final class Refund extends Resource {
    public Refund(String id, long created, Charge charge, long cents) {
        super(Templates.fresh("refund"));
        set("id", id);
        set("created", created);
        set("charge", charge.id());
        set("payment_intent", charge.text("payment_intent"));
        set("currency", charge.text("currency"));
        set("amount", cents);
    }
}
