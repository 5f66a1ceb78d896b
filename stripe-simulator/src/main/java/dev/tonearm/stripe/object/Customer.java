package dev.tonearm.stripe.object;

import java.util.Locale;

/// Somebody who pays.
public final class Customer extends Resource {
    public Customer(String id, long created) {
        super(Templates.fresh("customer"));
        set("id", id);
        set("created", created);
        set("invoice_prefix", id.substring(id.length() - 8).toUpperCase(Locale.ROOT));
    }

    /// What is charged when a subscription names no other; empty for none.
    public String defaultPaymentMethod() {
        return text("invoice_settings.default_payment_method");
    }

    public void paysWith(String paymentMethod) {
        set("invoice_settings.default_payment_method", paymentMethod);
    }

    /// Cents that they owe; below zero, what they have to their credit.
    public long balance() {
        return number("balance");
    }

    public void balance(long cents) {
        set("balance", cents);
    }

    /// The number of their next invoice.
    public String nextInvoiceNumber() {
        long sequence = number("next_invoice_sequence");
        set("next_invoice_sequence", sequence + 1);
        return "%s-%04d".formatted(text("invoice_prefix"), sequence);
    }
}
