package dev.tonearm.stripe.object;

/// Money that goes back.
public final class Refund extends Resource {
    public Refund(String id, long created) {
        super(Templates.fresh("refund"));
        set("id", id);
        set("created", created);
    }
}
