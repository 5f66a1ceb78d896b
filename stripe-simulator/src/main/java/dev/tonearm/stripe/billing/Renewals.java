package dev.tonearm.stripe.billing;

import static dev.tonearm.stripe.object.SubscriptionStatus.ACTIVE;
import static dev.tonearm.stripe.object.SubscriptionStatus.PAST_DUE;
import static dev.tonearm.stripe.object.SubscriptionStatus.PAUSED;
import static dev.tonearm.stripe.object.SubscriptionStatus.TRIALING;
import static dev.tonearm.stripe.object.SubscriptionStatus.UNPAID;

import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Invoice;
import dev.tonearm.stripe.object.Line;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.object.SubscriptionItem;
import java.time.Duration;
import java.util.List;

/// What comes with time: the next period, the end of a trial, the end that somebody set.
final class Renewals {
    private static final long REMINDED_BEFORE = Duration.ofDays(3).toSeconds();

    private final Account account;
    private final Events events;
    private final Ledger ledger;
    private final Subscriptions subscriptions;

    Renewals(Account account, Events events, Ledger ledger, Subscriptions subscriptions) {
        this.account = account;
        this.events = events;
        this.ledger = ledger;
        this.subscriptions = subscriptions;
    }

    /// Plans what is next for a subscription. What was planned before and is not so any more finds
    /// that out by itself.
    void plan(Subscription subscription) {
        long end = subscription.periodEnd();
        subscriptions.at(subscription, end, () -> periodEnds(subscription, end));
        long cancelAt = subscription.cancelAt();
        if (cancelAt > 0 && cancelAt < end) {
            subscriptions.at(subscription, cancelAt, () -> cancels(subscription, cancelAt));
        }
        if (subscription.is(TRIALING)) {
            long trialEnd = subscription.trialEnd();
            // At once when it is shorter than that.
            long reminder = Math.max(trialEnd - REMINDED_BEFORE, subscriptions.now(subscription));
            subscriptions.at(subscription, reminder, () -> remind(subscription, trialEnd));
        }
    }

    private void remind(Subscription subscription, long trialEnd) {
        if (subscription.is(TRIALING) && subscription.trialEnd() == trialEnd) {
            events.tell("customer.subscription.trial_will_end", subscription);
        }
    }

    private void cancels(Subscription subscription, long planned) {
        if (!subscription.isOver() && subscription.cancelAt() == planned) {
            subscriptions.end(subscription, "cancellation_requested");
        }
    }

    private void periodEnds(Subscription subscription, long planned) {
        if (subscription.periodEnd() != planned) {
            return;
        }
        switch (subscription.status()) {
            case TRIALING -> trialEnds(subscription);
            case ACTIVE, PAST_DUE, UNPAID -> renews(subscription);
            case INCOMPLETE, INCOMPLETE_EXPIRED, PAUSED, CANCELED -> {}
        }
    }

    private boolean endsNow(Subscription subscription) {
        long cancelAt = subscription.cancelAt();
        return cancelAt > 0 && cancelAt <= subscriptions.now(subscription);
    }

    private void trialEnds(Subscription subscription) {
        if (endsNow(subscription)) {
            subscriptions.end(subscription, "cancellation_requested");
            return;
        }
        var without = subscription.text("trial_settings.end_behavior.missing_payment_method");
        if (subscriptions.methodOf(subscription).isEmpty()) {
            if (without.equals("cancel")) {
                subscriptions.end(subscription, "payment_failed");
                return;
            }
            if (without.equals("pause")) {
                subscriptions.becomes(subscription, PAUSED);
                events.tell("customer.subscription.paused", subscription);
                return;
            }
        }
        renews(subscription);
    }

    private void renews(Subscription subscription) {
        if (endsNow(subscription)) {
            subscriptions.end(subscription, "cancellation_requested");
            return;
        }
        boolean unpaid = subscription.is(UNPAID);
        var before = subscription.json();
        long start = subscription.periodEnd();
        for (var item : subscription.items()) {
            item.lasts(start, price(item).nextAfter(subscription.anchor(), start));
        }
        if (subscription.is(TRIALING)) {
            subscription.becomes(ACTIVE);
        }
        var invoice = ledger.draft(subscription, "subscription_cycle", fullLines(subscription));
        events.changed("customer.subscription.updated", subscription, before);
        if (unpaid) {
            invoice.stopsAdvancing();
        } else {
            opensLater(subscription, invoice);
        }
        plan(subscription);
    }

    private void opensLater(Subscription subscription, Invoice invoice) {
        long at = subscriptions.now(subscription) + subscriptions.dunning().draft().toSeconds();
        invoice.set("automatically_finalizes_at", at);
        subscriptions.at(
                subscription,
                at,
                () -> {
                    if (invoice.isDraft() && invoice.flag("auto_advance")) {
                        subscriptions.openAndCollect(invoice, Presence.ABSENT);
                    }
                });
    }

    Price price(SubscriptionItem item) {
        return account.shelf().need(Price.class, item.price());
    }

    /// A line for each item's whole period.
    List<Line> fullLines(Subscription subscription) {
        return subscription.items().stream()
                .map(item -> {
                    var price = price(item);
                    boolean free = subscription.is(TRIALING);
                    return new Line(
                            free ? 0 : price.cents() * item.quantity(),
                            price,
                            item.quantity(),
                            free
                                    ? "Trial period for " + Words.product(account, price)
                                    : Words.full(account, price, item.quantity()),
                            item.from(),
                            item.to(),
                            subscription.id(),
                            item.id(),
                            false,
                            null);
                })
                .toList();
    }

    /// Starts a new period now, from which the later ones are counted.
    void restart(Subscription subscription) {
        long now = subscriptions.now(subscription);
        subscription.anchor(now);
        for (var item : subscription.items()) {
            item.lasts(now, price(item).after(now, 1));
        }
    }

    /// Ends a trial now.
    void endTrial(Subscription subscription) {
        subscription.set("trial_end", subscriptions.now(subscription));
        if (subscription.is(TRIALING)) {
            subscription.becomes(ACTIVE);
        }
        restart(subscription);
    }

    /// Gives a trial another end.
    void trialUntil(Subscription subscription, long end) {
        long now = subscriptions.now(subscription);
        if (!subscription.has("trial_start")) {
            subscription.set("trial_start", now);
        }
        subscription.set("trial_end", end);
        subscription.anchor(end);
        subscription.becomes(TRIALING);
        subscription.items().forEach(item -> item.lasts(item.from(), end));
    }

    /// Whether it can be past due or active: it has periods that are paid for.
    static boolean isPaidFor(Subscription subscription) {
        return subscription.is(ACTIVE) || subscription.is(PAST_DUE);
    }
}
