package dev.tonearm.stripe.object;

/// A payment that its payer's bank takes back until it is settled.
public final class Dispute extends Resource {
    public Dispute(String id, long created) {
        super(Templates.fresh("dispute"));
        set("id", id);
        set("created", created);
    }
}
