package dev.tonearm.stripe.object;

import dev.tonearm.stripe.wire.StripeError;

/// That an amount is to be paid, through all tries.
public final class PaymentIntent extends Resource {
    public PaymentIntent(String id, long created, Invoice invoice, String secret) {
        super(Templates.fresh("payment_intent"));
        set("id", id);
        set("created", created);
        set("amount", invoice.due());
        set("currency", invoice.text("currency"));
        set("customer", invoice.text("customer"));
        set("client_secret", id + "_secret_" + secret);
        set("description", "Payment of invoice " + invoice.text("number"));
        set("setup_future_usage", "off_session");
    }

    public void succeeded(Charge charge, PaymentMethod method) {
        set("status", "succeeded");
        set("amount_received", number("amount"));
        set("latest_charge", charge.id());
        set("payment_method", method.id());
        set("last_payment_error", (String) null);
    }

    public void failed(StripeError why) {
        var asks = why.code().filter("authentication_required"::equals).isPresent();
        set("status", asks ? "requires_action" : "requires_payment_method");
        set("last_payment_error", why.inner());
    }

    public void canceled(long now, String reason) {
        set("status", "canceled");
        set("canceled_at", now);
        set("cancellation_reason", reason);
    }
}
