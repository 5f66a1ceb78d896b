package dev.tonearm.stripe.object;

import dev.tonearm.stripe.wire.Json;

/// A line that waits for the next invoice of its subscription.
public final class InvoiceItem extends Resource {
    private final Line line;

    public InvoiceItem(String id, long now, Customer customer, Line line) {
        super(Templates.fresh("invoiceitem"));
        this.line = line;
        set("id", id);
        set("date", now);
        set("customer", customer.id());
        set("currency", line.price().currency());
        set("amount", line.amount());
        set("net_amount", line.amount());
        set("description", line.description());
        set("discountable", false);
        set("proration", line.proration());
        set("quantity", line.quantity());
        set("period.start", line.from());
        set("period.end", line.to());
        set("pricing", line.pricing());
        var parent = Json.object();
        parent.putObject("subscription_details")
                .put("subscription", line.subscription())
                .put("subscription_item", line.item());
        set("parent", parent.put("type", "subscription_details"));
        if (customer.has("test_clock")) {
            set("test_clock", customer.text("test_clock"));
        }
    }

    /// As it will stand in an invoice.
    public Line line() {
        return new Line(
                line.amount(),
                line.price(),
                line.quantity(),
                line.description(),
                line.from(),
                line.to(),
                line.subscription(),
                line.item(),
                line.proration(),
                id());
    }

    public boolean waitsFor(String subscription) {
        return !has("invoice") && line.subscription().equals(subscription);
    }

    public void isIn(Invoice invoice) {
        set("invoice", invoice.id());
    }
}
