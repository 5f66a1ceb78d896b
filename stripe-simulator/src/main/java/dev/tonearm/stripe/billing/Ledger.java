package dev.tonearm.stripe.billing;

import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Charge;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.Invoice;
import dev.tonearm.stripe.object.InvoiceItem;
import dev.tonearm.stripe.object.InvoicePayment;
import dev.tonearm.stripe.object.Line;
import dev.tonearm.stripe.object.PaymentIntent;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.wire.StripeError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes invoices, and has them paid. What that means for a subscription is [Subscriptions]'s.
public final class Ledger {
    private final Account account;
    private final Events events;
    private final Supplier<String> base;
    private final Consumer<Charge> disputed;

    /// By invoice.
    private final Map<String, InvoicePayment> payments = new HashMap<>();

    /// Keeps an account's invoices.
    ///
    /// @param base where the pages are
    /// @param disputed what follows when a card's bank takes a payment back at once
    Ledger(Account account, Events events, Supplier<String> base, Consumer<Charge> disputed) {
        this.account = account;
        this.events = events;
        this.base = base;
        this.disputed = disputed;
    }

    /// A draft with these lines, and with what was waiting for the next invoice.
    Invoice draft(Subscription subscription, String reason, List<Line> lines) {
        var shelf = account.shelf();
        var customer = shelf.need(Customer.class, subscription.text("customer"));
        long now = account.timelineOf(subscription).now();
        var invoice =
                new Invoice(
                        account.ids().next("in_"),
                        now,
                        customer,
                        subscription.text("currency"),
                        reason);
        invoice.isOf(subscription);
        if (subscription.has("default_payment_method")) {
            invoice.set("default_payment_method", subscription.ownPaymentMethod());
        }
        for (var item : waiting(subscription)) {
            item.isIn(invoice);
            invoice.add(item.line(), account.ids().next("il_"));
        }
        lines.forEach(line -> invoice.add(line, account.ids().next("il_")));
        shelf.add(invoice);
        subscription.set("latest_invoice", invoice.id());
        events.tell("invoice.created", invoice);
        return invoice;
    }

    List<InvoiceItem> waiting(Subscription subscription) {
        return account.shelf().oldest(InvoiceItem.class).stream()
                .filter(item -> item.waitsFor(subscription.id()))
                .toList();
    }

    /// Lets a line wait for the next invoice.
    void wait(Subscription subscription, Line line) {
        var customer = account.shelf().need(Customer.class, subscription.text("customer"));
        long now = account.timelineOf(subscription).now();
        var item = new InvoiceItem(account.ids().next("ii_"), now, customer, line);
        events.tell("invoiceitem.created", account.shelf().add(item));
    }

    /// Makes a draft one that is to be paid. One of nothing is paid by that.
    void open(Invoice invoice) {
        var customer = customer(invoice);
        long now = account.timelineOf(invoice).now();
        customer.balance(
                invoice.opens(
                        now,
                        customer.nextInvoiceNumber(),
                        customer.balance(),
                        base.get() + "/i/" + invoice.id()));
        if (invoice.due() > 0) {
            var intent =
                    new PaymentIntent(
                            account.ids().next("pi_"), now, invoice, account.ids().letters(20));
            var payment = new InvoicePayment(account.ids().next("inpay_"), now, invoice, intent);
            account.shelf().add(payment);
            payments.put(invoice.id(), payment);
            events.tell("payment_intent.created", account.shelf().add(intent));
        }
        events.tell("invoice.finalized", invoice);
        if (invoice.due() == 0) {
            settled(invoice, now);
        }
    }

    private Customer customer(Invoice invoice) {
        return account.shelf().need(Customer.class, invoice.text("customer"));
    }

    private void settled(Invoice invoice, long now) {
        invoice.paid(now);
        events.tell("invoice.paid", invoice);
        events.tell("invoice.payment_succeeded", invoice);
    }

    /// Tries to have an open invoice paid.
    ///
    /// @param next when it is tried again if this fails; null for never
    /// @return why it was not paid; empty when it was
    Optional<StripeError> attempt(
            Invoice invoice,
            Optional<PaymentMethod> method,
            Presence presence,
            @Nullable Long next) {
        invoice.tried(presence == Presence.ABSENT);
        var payment = openPayment(invoice);
        var intent = account.shelf().need(PaymentIntent.class, payment.intent());
        var refusal =
                method.isEmpty()
                        ? Optional.of(noCard())
                        : method.get().card().refusesToPay(presence);
        long now = account.timelineOf(invoice).now();
        var charge =
                method.map(paying -> new Charge(account.ids().next("ch_"), now, intent, paying));
        charge.ifPresent(account.shelf()::add);
        if (refusal.isPresent()) {
            failed(invoice, intent, charge, refusal.get(), next);
            return refusal;
        }
        succeeded(invoice, payment, intent, charge.orElseThrow(), method.orElseThrow(), now);
        return Optional.empty();
    }

    private static StripeError noCard() {
        return StripeError.invalid(
                "This customer has no attached payment source or default payment method. Please consider"
                        + " adding a default payment method.");
    }

    private void failed(
            Invoice invoice,
            PaymentIntent intent,
            Optional<Charge> charge,
            StripeError why,
            @Nullable Long next) {
        intent.failed(why);
        charge.ifPresent(tried -> {
            tried.failed(why);
            intent.set("latest_charge", tried.id());
            events.tell("charge.failed", tried);
        });
        events.tell("payment_intent.payment_failed", intent);
        invoice.triesAgainAt(next);
        events.tell("invoice.payment_failed", invoice);
        if (intent.text("status").equals("requires_action")) {
            events.tell("invoice.payment_action_required", invoice);
        }
        delinquent(invoice, true);
    }

    private void succeeded(
            Invoice invoice,
            InvoicePayment payment,
            PaymentIntent intent,
            Charge charge,
            PaymentMethod method,
            long now) {
        charge.succeeded();
        intent.succeeded(charge, method);
        payment.paid(now);
        events.tell("charge.succeeded", charge);
        events.tell("payment_intent.succeeded", intent);
        settled(invoice, now);
        events.tell("invoice_payment.paid", payment);
        delinquent(invoice, false);
        if (method.card() == Card.DISPUTED) {
            disputed.accept(charge);
        }
    }

    private void delinquent(Invoice invoice, boolean is) {
        var customer = customer(invoice);
        if (!customer.flag("deleted")) {
            events.change("customer.updated", customer, () -> customer.set("delinquent", is));
        }
    }

    private InvoicePayment openPayment(Invoice invoice) {
        return Optional.ofNullable(payments.get(invoice.id())).orElseThrow();
    }

    /// Takes an open invoice back.
    public void voided(Invoice invoice) {
        long now = account.timelineOf(invoice).now();
        invoice.voided(now);
        var payment = openPayment(invoice);
        payment.canceled(now);
        account.shelf().need(PaymentIntent.class, payment.intent()).canceled(now, "void_invoice");
        events.tell("invoice.voided", invoice);
    }

    /// Gives an open invoice up: nobody expects it to be paid.
    public void givenUp(Invoice invoice) {
        invoice.uncollectible(account.timelineOf(invoice).now());
        events.tell("invoice.marked_uncollectible", invoice);
    }
}
