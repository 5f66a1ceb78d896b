package dev.tonearm.stripe.object;

/// Which payment pays which invoice.
public final class InvoicePayment extends Resource {
    public InvoicePayment(String id, long created, Invoice invoice, PaymentIntent intent) {
        super(Templates.fresh("invoice_payment"));
        set("id", id);
        set("created", created);
        set("invoice", invoice.id());
        set("currency", invoice.text("currency"));
        set("amount_requested", invoice.due());
        set("payment.payment_intent", intent.id());
    }

    public String intent() {
        return text("payment.payment_intent");
    }

    public void paid(long now) {
        set("status", "paid");
        set("amount_paid", number("amount_requested"));
        set("status_transitions.paid_at", now);
    }

    public void canceled(long now) {
        set("status", "canceled");
        set("status_transitions.canceled_at", now);
    }
}
