package dev.tonearm.stripe.object;

/// A payment of an invoice, or a try of one.
public final class InvoicePayment extends Resource {
    public InvoicePayment(String id, long created) {
        super(Templates.fresh("invoice_payment"));
        set("id", id);
        set("created", created);
    }
}
