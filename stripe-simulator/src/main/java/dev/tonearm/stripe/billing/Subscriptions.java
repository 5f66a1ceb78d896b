package dev.tonearm.stripe.billing;

import static dev.tonearm.stripe.object.SubscriptionStatus.ACTIVE;
import static dev.tonearm.stripe.object.SubscriptionStatus.CANCELED;
import static dev.tonearm.stripe.object.SubscriptionStatus.INCOMPLETE;
import static dev.tonearm.stripe.object.SubscriptionStatus.INCOMPLETE_EXPIRED;
import static dev.tonearm.stripe.object.SubscriptionStatus.PAST_DUE;
import static dev.tonearm.stripe.object.SubscriptionStatus.PAUSED;
import static dev.tonearm.stripe.object.SubscriptionStatus.TRIALING;
import static dev.tonearm.stripe.object.SubscriptionStatus.UNPAID;

import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.Invoice;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.object.SubscriptionStatus;
import dev.tonearm.stripe.wire.StripeError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What becomes of subscriptions when their invoices are paid or not, and when they end.
public final class Subscriptions {
    private static final long INCOMPLETE_FOR = Duration.ofHours(23).toSeconds();

    private final Account account;
    private final Events events;
    private final Ledger ledger;
    private Dunning dunning = Dunning.usual();

    Subscriptions(Account account, Events events, Ledger ledger) {
        this.account = account;
        this.events = events;
        this.ledger = ledger;
    }

    public Dunning dunning() {
        return dunning;
    }

    public void dunning(Dunning newDunning) {
        dunning = newDunning;
    }

    long now(Subscription subscription) {
        return account.timelineOf(subscription).now();
    }

    /// Plans something at a moment of a subscription's time.
    void at(Subscription subscription, long second, Runnable action) {
        account.timelineOf(subscription).at(second, action);
    }

    Optional<Subscription> of(Invoice invoice) {
        return account.shelf().find(Subscription.class, invoice.subscription());
    }

    /// What pays for a subscription: its own card, or its customer's.
    public Optional<PaymentMethod> methodOf(Subscription subscription) {
        var customer = account.shelf().need(Customer.class, subscription.text("customer"));
        var id =
                subscription.ownPaymentMethod().isEmpty()
                        ? customer.defaultPaymentMethod()
                        : subscription.ownPaymentMethod();
        return account.shelf()
                .find(PaymentMethod.class, id)
                .filter(method -> method.isOf(customer.id()));
    }

    private Optional<PaymentMethod> methodOf(Invoice invoice) {
        return of(invoice)
                .flatMap(this::methodOf)
                .or(() ->
                        account.shelf()
                                .find(
                                        PaymentMethod.class,
                                        account.shelf()
                                                .need(Customer.class, invoice.text("customer"))
                                                .defaultPaymentMethod()));
    }

    /// Tries to have an open invoice paid with what its subscription is paid with.
    ///
    /// @return why it was not paid; empty when it was
    public Optional<StripeError> collect(Invoice invoice, Presence presence) {
        return collect(invoice, methodOf(invoice), presence);
    }

    /// The same with another card.
    public Optional<StripeError> collect(
            Invoice invoice, Optional<PaymentMethod> method, Presence presence) {
        var subscription = of(invoice);
        boolean byItself = presence == Presence.ABSENT;
        long tries = Math.max(1, invoice.number("attempt_count") + (byItself ? 1 : 0));
        var next = subscription.map(whose -> next(whose, invoice, tries)).orElse(0L);
        var failure = ledger.attempt(invoice, method, presence, next == 0 ? null : next);
        subscription.ifPresent(whose -> {
            if (failure.isEmpty()) {
                settled(whose, invoice);
            } else {
                failed(whose, invoice, next);
            }
        });
        return failure;
    }

    /// When an invoice is tried again if it is not paid now; 0 for never.
    private long next(Subscription subscription, Invoice invoice, long tries) {
        if (subscription.is(INCOMPLETE) || subscription.is(PAUSED) || subscription.isOver()) {
            return 0;
        }
        if (invoice.has("next_payment_attempt")
                && invoice.number("next_payment_attempt") > now(subscription)) {
            // Somebody tried in between: that changes no plan.
            return invoice.number("next_payment_attempt");
        }
        long wait = dunning.waitAfter(tries);
        return wait == 0 ? 0 : now(subscription) + wait;
    }

    /// An invoice is paid.
    void settled(Subscription subscription, Invoice invoice) {
        boolean latest = subscription.latestInvoice().equals(invoice.id());
        switch (subscription.status()) {
            case INCOMPLETE -> becomes(subscription, ACTIVE);
            case PAST_DUE, UNPAID -> {
                if (latest || nothingOpen(subscription)) {
                    becomes(subscription, ACTIVE);
                }
            }
            case PAUSED -> {
                becomes(subscription, ACTIVE);
                events.tell("customer.subscription.resumed", subscription);
            }
            case ACTIVE, TRIALING, CANCELED, INCOMPLETE_EXPIRED -> {}
        }
    }

    private boolean nothingOpen(Subscription subscription) {
        return invoicesOf(subscription).stream().noneMatch(Invoice::isOpen);
    }

    List<Invoice> invoicesOf(Subscription subscription) {
        return account.shelf().oldest(Invoice.class).stream()
                .filter(invoice -> invoice.subscription().equals(subscription.id()))
                .toList();
    }

    private void failed(Subscription subscription, Invoice invoice, long next) {
        if (subscription.is(ACTIVE) || subscription.is(TRIALING)) {
            becomes(subscription, PAST_DUE);
        }
        if (next > 0) {
            at(subscription, next, () -> again(invoice, next));
        } else if (subscription.is(PAST_DUE)) {
            endDunning(subscription);
        }
    }

    private void again(Invoice invoice, long planned) {
        if (invoice.isOpen() && invoice.number("next_payment_attempt") == planned) {
            collect(invoice, Presence.ABSENT);
        }
    }

    private void endDunning(Subscription subscription) {
        switch (dunning.end()) {
            case CANCELED -> end(subscription, "payment_failed");
            case UNPAID -> becomes(subscription, UNPAID);
            case PAST_DUE -> {}
        }
    }

    /// Tells of the new status, if it is one.
    void becomes(Subscription subscription, SubscriptionStatus status) {
        change(subscription, () -> subscription.becomes(status));
    }

    void change(Subscription subscription, Runnable change) {
        events.change("customer.subscription.updated", subscription, change);
    }

    /// It is over, from now on.
    ///
    /// @param reason as in `cancellation_details`
    public void end(Subscription subscription, String reason) {
        long now = now(subscription);
        subscription.becomes(CANCELED);
        if (!subscription.has("canceled_at")) {
            subscription.set("canceled_at", now);
        }
        subscription.set("ended_at", now);
        if (!subscription.has("cancellation_details.reason")) {
            subscription.set("cancellation_details.reason", reason);
        }
        invoicesOf(subscription).stream()
                .filter(invoice -> invoice.isOpen() || invoice.isDraft())
                .forEach(Invoice::stopsAdvancing);
        events.tell("customer.subscription.deleted", subscription);
    }

    /// Gives a first payment its time.
    void expiresUnlessPaid(Subscription subscription) {
        at(
                subscription,
                now(subscription) + INCOMPLETE_FOR,
                () -> {
                    if (subscription.is(INCOMPLETE)) {
                        becomes(subscription, INCOMPLETE_EXPIRED);
                        invoicesOf(subscription).stream()
                                .filter(Invoice::isOpen)
                                .forEach(ledger::voided);
                    }
                });
    }

    /// Makes a draft one that is to be paid. One of nothing is paid by that.
    public void open(Invoice invoice) {
        ledger.open(invoice);
        if (invoice.isPaid()) {
            of(invoice).ifPresent(subscription -> settled(subscription, invoice));
        }
    }

    /// Has an invoice paid at once.
    void openAndCollect(Invoice invoice, Presence presence) {
        open(invoice);
        if (invoice.isOpen()) {
            collect(invoice, presence);
        }
    }
}
