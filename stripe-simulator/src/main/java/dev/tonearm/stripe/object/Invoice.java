package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import org.jspecify.annotations.Nullable;

/// What somebody is to pay: a draft, then open until it is paid, void or given up.
public final class Invoice extends Resource {
    public Invoice(String id, long created, Customer customer, String currency, String reason) {
        super(Templates.fresh("invoice"));
        set("id", id);
        set("created", created);
        set("period_start", created);
        set("period_end", created);
        set("customer", customer.id());
        set("customer_email", customer.get("email").deepCopy());
        set("customer_name", customer.get("name").deepCopy());
        set("currency", currency);
        set("billing_reason", reason);
        set("auto_advance", true);
        set("lines.url", "/v1/invoices/" + id + "/lines");
        if (customer.has("test_clock")) {
            set("test_clock", customer.text("test_clock"));
        }
    }

    /// Says whose renewal, start or change it is.
    public void isOf(Subscription subscription) {
        var details = Json.object().put("subscription", subscription.id());
        details.set("metadata", subscription.get("metadata").deepCopy());
        var parent = Json.object();
        parent.putNull("quote_details");
        parent.set("subscription_details", details);
        parent.put("type", "subscription_details");
        set("parent", parent);
    }

    /// Empty for one of no subscription.
    public String subscription() {
        return text("parent.subscription_details.subscription");
    }

    public void add(Line line, String lineId) {
        inner().withArray("/lines/data").add(json(line, lineId));
        long total = number("total") + line.amount();
        for (var name :
                new String[] {
                    "subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax"
                }) {
            set(name, total);
        }
        owes(Math.max(0, total));
    }

    private void owes(long cents) {
        set("amount_due", cents);
        set("amount_remaining", cents);
    }

    private ObjectNode json(Line line, String lineId) {
        var node = Templates.fresh("line_item");
        node.put("id", lineId)
                .put("invoice", id())
                .put("amount", line.amount())
                .put("subtotal", line.amount())
                .put("currency", text("currency"))
                .put("description", line.description())
                .put("discountable", !line.proration())
                .put("quantity", line.quantity())
                .put("quantity_decimal", String.valueOf(line.quantity()));
        node.putObject("period").put("start", line.from()).put("end", line.to());
        var parent = node.putObject("parent");
        var invoiceItem = line.invoiceItem();
        var details = Json.object();
        details.put("invoice_item", invoiceItem).put("proration", line.proration());
        details.putObject("proration_details").putNull("credited_items");
        details.put("subscription", line.subscription());
        if (invoiceItem == null) {
            details.put("subscription_item", line.item());
            parent.putNull("invoice_item_details").set("subscription_item_details", details);
            parent.put("type", "subscription_item_details");
        } else {
            parent.set("invoice_item_details", details);
            parent.putNull("subscription_item_details").put("type", "invoice_item_details");
        }
        node.set("pricing", line.pricing());
        return node;
    }

    public long due() {
        return number("amount_due");
    }

    public long total() {
        return number("total");
    }

    public boolean isDraft() {
        return text("status").equals("draft");
    }

    public boolean isOpen() {
        return text("status").equals("open");
    }

    public boolean isPaid() {
        return text("status").equals("paid");
    }

    /// Becomes one that is to be paid.
    ///
    /// @param balance what its customer owed before, below zero for credit
    /// @return the balance after
    public long opens(long now, String number, long balance, String page) {
        set("status", "open");
        set("number", number);
        set("effective_at", now);
        set("status_transitions.finalized_at", now);
        set("hosted_invoice_url", page);
        set("starting_balance", balance);
        long due = Math.max(0, total() + balance);
        long after = total() + balance - due;
        set("ending_balance", after);
        owes(due);
        return after;
    }

    public void paid(long now) {
        set("status", "paid");
        set("status_transitions.paid_at", now);
        set("amount_paid", due());
        set("amount_remaining", 0L);
        set("attempted", true);
        set("next_payment_attempt", (Long) null);
        set("auto_advance", false);
    }

    public void voided(long now) {
        set("status", "void");
        set("status_transitions.voided_at", now);
        stopsAdvancing();
    }

    public void uncollectible(long now) {
        set("status", "uncollectible");
        set("status_transitions.marked_uncollectible_at", now);
        stopsAdvancing();
    }

    /// Nobody tries it again by itself.
    public void stopsAdvancing() {
        set("auto_advance", false);
        set("next_payment_attempt", (Long) null);
    }

    /// Any try counts as the first, and later only those by themselves.
    public void tried(boolean byItself) {
        set("attempted", true);
        if (byItself || number("attempt_count") == 0) {
            set("attempt_count", number("attempt_count") + 1);
        }
    }

    public void triesAgainAt(@Nullable Long second) {
        set("next_payment_attempt", second);
    }
}
