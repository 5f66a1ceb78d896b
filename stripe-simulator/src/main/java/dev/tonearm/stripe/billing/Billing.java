package dev.tonearm.stripe.billing;

import static dev.tonearm.stripe.object.SubscriptionStatus.PAUSED;
import static dev.tonearm.stripe.object.SubscriptionStatus.TRIALING;

import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Charge;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.Invoice;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.wire.StripeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What can be done with subscriptions, from the API and from pages.
public final class Billing {
    private final Account account;
    private final Events events;
    private final Ledger ledger;
    private final Subscriptions subscriptions;
    private final Renewals renewals;
    private final Changes changes;

    /// For an account.
    ///
    /// @param base where the pages are
    /// @param disputed what follows when a card's bank takes a payment back at once
    public Billing(
            Account account, Events events, Supplier<String> base, Consumer<Charge> disputed) {
        this.account = account;
        this.events = events;
        ledger = new Ledger(account, events, base, disputed);
        subscriptions = new Subscriptions(account, events, ledger);
        renewals = new Renewals(account, events, ledger, subscriptions);
        changes = new Changes(account, events, ledger, subscriptions, renewals);
    }

    public Ledger ledger() {
        return ledger;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public Changes changes() {
        return changes;
    }

    /// Begins a subscription.
    ///
    /// @throws StripeError when the first payment has to come and does not; then there is none
    public Subscription begin(NewSubscription wanted) {
        var customer = account.shelf().need(Customer.class, wanted.customer(), "customer");
        var currency = wanted.items().getFirst().price().currency();
        long now = account.timelineOf(customer).now();
        var subscription =
                new Subscription(account.ids().next("sub_"), now, customer.id(), currency);
        for (var item : wanted.items()) {
            subscription
                    .add(account.ids().next("si_"), now, item.price(), item.quantity())
                    .lasts(now, item.price().after(now, 1));
        }
        furnish(subscription, wanted, customer);
        if (wanted.trialEnd() > now) {
            renewals.trialUntil(subscription, wanted.trialEnd());
        }
        if (!subscription.is(TRIALING) && !wanted.behaviour().equals("default_incomplete")) {
            checkPayable(subscription, wanted);
        }
        account.shelf().add(subscription);
        var invoice =
                ledger.draft(subscription, "subscription_create", renewals.fullLines(subscription));
        events.tell("customer.subscription.created", subscription);
        subscriptions.open(invoice);
        if (invoice.isOpen() && !wanted.behaviour().equals("default_incomplete")) {
            subscriptions.collect(invoice, wanted.presence());
        }
        subscriptions.expiresUnlessPaid(subscription);
        renewals.plan(subscription);
        return subscription;
    }

    private void furnish(Subscription subscription, NewSubscription wanted, Customer customer) {
        subscription.set(
                "trial_settings.end_behavior.missing_payment_method", wanted.missingCard());
        if (!wanted.paymentMethod().isEmpty()) {
            subscription.set("default_payment_method", wanted.paymentMethod());
        }
        if (customer.has("test_clock")) {
            subscription.set("test_clock", customer.text("test_clock"));
        }
        if (!customer.has("currency")) {
            customer.set("currency", subscription.text("currency"));
        }
        subscription.take(wanted.more(), "description");
        subscription.note(wanted.more());
        if (wanted.cancelsAtPeriodEnd()) {
            endsAtPeriodEnd(subscription);
        }
    }

    /// There has to be a card; for some callers it has to pay too.
    private void checkPayable(Subscription subscription, NewSubscription wanted) {
        var method =
                subscriptions
                        .methodOf(subscription)
                        .orElseThrow(() ->
                                StripeError.parameter(
                                        "default_payment_method",
                                        "resource_missing",
                                        "This customer has no attached payment source or default payment"
                                                + " method."));
        if (wanted.behaviour().equals("error_if_incomplete")) {
            method.card()
                    .refusesToPay(wanted.presence())
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
        }
    }

    /// Takes note that it is to end with its period; it goes on till then.
    public void endsAtPeriodEnd(Subscription subscription) {
        subscription.set("cancel_at_period_end", true);
        subscription.set("cancel_at", subscription.periodEnd());
        canceledByWish(subscription);
    }

    /// Takes note that it is to end at a moment.
    public void endsAt(Subscription subscription, long second) {
        subscription.set("cancel_at_period_end", false);
        subscription.set("cancel_at", second);
        canceledByWish(subscription);
    }

    private void canceledByWish(Subscription subscription) {
        subscription.set("canceled_at", subscriptions.now(subscription));
        subscription.set("cancellation_details.reason", "cancellation_requested");
    }

    /// Takes back that it is to end.
    public void goesOn(Subscription subscription) {
        subscription.set("cancel_at_period_end", false);
        subscription.set("cancel_at", (Long) null);
        subscription.set("canceled_at", (Long) null);
        subscription.set("cancellation_details.reason", (String) null);
    }

    /// Tells of what a page or the API changed.
    public void changed(Subscription subscription, Runnable change) {
        subscriptions.change(subscription, change);
        if (!subscription.isOver()) {
            renewals.plan(subscription);
        }
    }

    /// Ends a subscription now.
    ///
    /// @param prorate whether the rest of the period is given back
    /// @param invoiceNow whether that, and what else waits, is settled at once
    public void end(Subscription subscription, boolean prorate, boolean invoiceNow) {
        long now = subscriptions.now(subscription);
        if (prorate && Renewals.isPaidFor(subscription)) {
            for (var item : subscription.items()) {
                ledger.wait(subscription, changes.credit(subscription, item, now));
            }
        }
        var last =
                invoiceNow && !ledger.waiting(subscription).isEmpty()
                        ? Optional.of(ledger.draft(subscription, "subscription_update", List.of()))
                        : Optional.<Invoice>empty();
        last.ifPresent(invoice -> subscriptions.openAndCollect(invoice, Presence.PRESENT));
        subscriptions.end(subscription, "cancellation_requested");
    }

    /// Wakes a paused subscription with an invoice.
    ///
    /// @param restarts whether a new period begins now
    public void resume(Subscription subscription, boolean restarts) {
        if (!subscription.is(PAUSED)) {
            throw StripeError.invalid(
                    "You cannot resume a subscription that is not paused: it is "
                            + subscription.status().wire()
                            + ".");
        }
        if (restarts) {
            renewals.restart(subscription);
        }
        var invoice =
                ledger.draft(subscription, "subscription_cycle", renewals.fullLines(subscription));
        subscriptions.openAndCollect(invoice, Presence.PRESENT);
        renewals.plan(subscription);
    }

    /// Ends all that somebody has.
    public void endAllOf(Customer customer) {
        account.shelf().oldest(Subscription.class).stream()
                .filter(subscription -> subscription.text("customer").equals(customer.id()))
                .filter(subscription -> !subscription.isOver())
                .forEach(subscription -> end(subscription, false, false));
    }

    /// What somebody has that is not over, the oldest first.
    public List<Subscription> of(Customer customer) {
        return new ArrayList<>(
                account.shelf().oldest(Subscription.class).stream()
                        .filter(subscription -> subscription.text("customer").equals(customer.id()))
                        .toList());
    }

    /// Pays with another card from now on.
    public void paysWith(Subscription subscription, PaymentMethod method) {
        changed(subscription, () -> subscription.set("default_payment_method", method.id()));
    }
}
