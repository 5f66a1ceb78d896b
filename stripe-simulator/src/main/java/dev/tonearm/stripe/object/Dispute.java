package dev.tonearm.stripe.object;

import java.time.Duration;

/// A payment that its payer's bank takes back until it is settled.
public final class Dispute extends Resource {
    private static final long ANSWERED_WITHIN = Duration.ofDays(9).toSeconds();

    public Dispute(String id, long created, Charge charge, String reason) {
        super(Templates.fresh("dispute"));
        set("id", id);
        set("created", created);
        set("charge", charge.id());
        set("payment_intent", charge.text("payment_intent"));
        set("currency", charge.text("currency"));
        set("amount", charge.number("amount"));
        set("reason", reason);
        set("evidence_details.due_by", created + ANSWERED_WITHIN);
    }

    public boolean isSettled() {
        return text("status").equals("won") || text("status").equals("lost");
    }

    public void settled(boolean won) {
        set("status", won ? "won" : "lost");
    }
}
