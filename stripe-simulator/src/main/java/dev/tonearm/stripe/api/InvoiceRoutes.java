package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.created;
import static dev.tonearm.stripe.wire.Field.flag;
import static dev.tonearm.stripe.wire.Field.hash;
import static dev.tonearm.stripe.wire.Field.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Invoice;
import dev.tonearm.stripe.object.InvoicePayment;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.StripeError;
import java.util.ArrayList;
import java.util.List;

/// `/v1/invoices` and `/v1/invoice_payments`
final class InvoiceRoutes {
    private final Account account;
    private final Billing billing;

    InvoiceRoutes(Account account, Billing billing) {
        this.account = account;
        this.billing = billing;
    }

    List<Route> routes() {
        return List.of(
                Route.list(
                        "/invoices",
                        this::list,
                        text("customer"),
                        text("subscription"),
                        choice("status", "draft", "open", "paid", "uncollectible", "void"),
                        choice("collection_method", "charge_automatically"),
                        created()),
                Route.get("/invoices/{id}", call -> existing(call).json()),
                Route.list("/invoices/{id}/lines", this::lines),
                Route.post("/invoices/{id}/finalize", this::open, flag("auto_advance")),
                Route.post(
                        "/invoices/{id}/pay",
                        this::pay,
                        text("payment_method"),
                        flag("off_session")),
                Route.post("/invoices/{id}/void", this::takeBack),
                Route.post("/invoices/{id}/mark_uncollectible", this::giveUp),
                Route.list(
                        "/invoice_payments",
                        this::payments,
                        text("invoice"),
                        hash(
                                "payment",
                                choice("type", "payment_intent").need(),
                                text("payment_intent")),
                        choice("status", "canceled", "open", "paid"),
                        created()),
                Route.get("/invoice_payments/{id}", this::payment));
    }

    private Invoice existing(Call call) {
        return account.shelf().need(Invoice.class, call.id(), "invoice");
    }

    private ObjectNode list(Call call) {
        var params = call.params();
        return Listing.page(
                call,
                account.shelf().newest(Invoice.class).stream()
                        .filter(Listing.matches(params, "customer"))
                        .filter(
                                Listing.matches(
                                        params,
                                        "subscription",
                                        "parent.subscription_details.subscription"))
                        .filter(Listing.matches(params, "status"))
                        .filter(Listing.createdAsAsked(params))
                        .toList());
    }

    private ObjectNode lines(Call call) {
        var lines = new ArrayList<ObjectNode>();
        existing(call).get("lines.data").forEach(line -> lines.add(((ObjectNode) line).deepCopy()));
        return Listing.pageOf(call, lines);
    }

    private ObjectNode open(Call call) {
        var invoice = existing(call);
        if (!invoice.isDraft()) {
            throw StripeError.invalid(
                    "This invoice is already finalized, you can't re-finalize a non-draft invoice.");
        }
        billing.subscriptions().open(invoice);
        return invoice.json();
    }

    private ObjectNode pay(Call call) {
        var invoice = existing(call);
        if (invoice.isPaid()) {
            throw StripeError.invalid("invoice_already_paid", "Invoice is already paid");
        }
        if (invoice.isDraft()) {
            billing.subscriptions().open(invoice);
        }
        mustBeOpen(invoice);
        var presence =
                call.params().flag("off_session", true) ? Presence.PRESENT : Presence.CONFIRMED;
        var other =
                call.params()
                        .text("payment_method")
                        .map(id -> account.shelf().need(PaymentMethod.class, id, "payment_method"));
        var failure =
                other.isPresent()
                        ? billing.subscriptions().collect(invoice, other, presence)
                        : billing.subscriptions().collect(invoice, presence);
        failure.ifPresent(why -> {
            throw why;
        });
        return invoice.json();
    }

    private static void mustBeOpen(Invoice invoice) {
        if (!invoice.isOpen()) {
            throw StripeError.invalid(
                    "invoice_not_editable",
                    "This invoice is " + invoice.text("status") + ", and only open ones can be.");
        }
    }

    private ObjectNode takeBack(Call call) {
        var invoice = existing(call);
        mustBeOpen(invoice);
        billing.ledger().voided(invoice);
        return invoice.json();
    }

    private ObjectNode giveUp(Call call) {
        var invoice = existing(call);
        mustBeOpen(invoice);
        billing.ledger().givenUp(invoice);
        return invoice.json();
    }

    private ObjectNode payments(Call call) {
        var params = call.params();
        return Listing.page(
                call,
                account.shelf().newest(InvoicePayment.class).stream()
                        .filter(Listing.matches(params, "invoice"))
                        .filter(Listing.matches(params, "payment.payment_intent"))
                        .filter(Listing.matches(params, "status"))
                        .filter(Listing.createdAsAsked(params))
                        .toList());
    }

    private ObjectNode payment(Call call) {
        return account.shelf().need(InvoicePayment.class, call.id(), "id").json();
    }

    /// What an invoice shows only when it is asked for.
    ObjectNode parts(ObjectNode shown) {
        var id = shown.path("id").asText();
        var payments = Json.object().put("object", "list");
        var data = payments.putArray("data");
        account.shelf().newest(InvoicePayment.class).stream()
                .filter(payment -> payment.text("invoice").equals(id))
                .forEach(payment -> data.add(payment.json()));
        payments.put("has_more", false).put("url", "/v1/invoice_payments?invoice=" + id);
        return Json.object().set("payments", payments);
    }
}
