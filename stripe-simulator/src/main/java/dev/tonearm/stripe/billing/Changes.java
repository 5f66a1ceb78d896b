package dev.tonearm.stripe.billing;

import static dev.tonearm.stripe.object.SubscriptionStatus.TRIALING;

import dev.tonearm.stripe.billing.Change.ItemChange;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Line;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.object.SubscriptionItem;
import dev.tonearm.stripe.wire.StripeError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Changes what a subscription has, and works out what that costs for the rest of its period.
public final class Changes {
    private final Account account;
    private final Events events;
    private final Ledger ledger;
    private final Subscriptions subscriptions;
    private final Renewals renewals;

    Changes(
            Account account,
            Events events,
            Ledger ledger,
            Subscriptions subscriptions,
            Renewals renewals) {
        this.account = account;
        this.events = events;
        this.ledger = ledger;
        this.subscriptions = subscriptions;
        this.renewals = renewals;
    }

    /// What a change costs now, and what waits for the next invoice.
    ///
    /// @param parts credits and charges for the rest of the period
    /// @param begins whether a new period begins, and is paid whole
    public record Cost(List<Line> parts, boolean begins) {}

    /// What a change would cost; nothing is changed.
    public Cost cost(Subscription subscription, Change change) {
        boolean begins = begins(subscription, change);
        var parts = new ArrayList<Line>();
        boolean counts = !change.prorations().equals("none") && Renewals.isPaidFor(subscription);
        if (!counts) {
            return new Cost(List.of(), begins);
        }
        long now = subscriptions.now(subscription);
        if (begins) {
            for (var item : subscription.items()) {
                parts.add(credit(subscription, item, now));
            }
            return new Cost(parts, true);
        }
        for (var wanted : change.items()) {
            if (wanted.id().isEmpty()) {
                var price = wanted.price().orElseThrow();
                long quantity = Math.max(1, wanted.quantity());
                var first = subscription.items().getFirst();
                parts.add(charge(subscription, first, price, quantity, now));
                continue;
            }
            var item = item(subscription, wanted.id());
            var price = wanted.price().orElseGet(() -> renewals.price(item));
            long quantity = wanted.quantity() == 0 ? item.quantity() : wanted.quantity();
            boolean same = price.id().equals(item.price()) && quantity == item.quantity();
            if (wanted.deleted() || !same) {
                parts.add(credit(subscription, item, now));
            }
            if (!wanted.deleted() && !same) {
                parts.add(charge(subscription, item, price, quantity, now));
            }
        }
        return new Cost(parts, false);
    }

    /// Another rhythm cannot wait for the end of the old one.
    private boolean begins(Subscription subscription, Change change) {
        if (change.restarts() || change.trialEnd().filter(end -> end == 0).isPresent()) {
            return true;
        }
        return !subscription.is(TRIALING)
                && change.items().stream()
                        .filter(wanted -> !wanted.id().isEmpty())
                        .anyMatch(wanted ->
                                wanted.price()
                                        .filter(price -> !sameRhythm(subscription, wanted, price))
                                        .isPresent());
    }

    private boolean sameRhythm(Subscription subscription, ItemChange wanted, Price price) {
        return renewals.price(item(subscription, wanted.id())).rhythm().equals(price.rhythm());
    }

    private static SubscriptionItem item(Subscription subscription, String id) {
        return subscription.items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> StripeError.missing("subscription_item", id, "items[0][id]"));
    }

    private static long part(long cents, SubscriptionItem item, long now) {
        double left = (double) (item.to() - now) / (item.to() - item.from());
        return Math.round(cents * Math.clamp(left, 0, 1));
    }

    /// What is given back for the rest of an item's period.
    Line credit(Subscription subscription, SubscriptionItem item, long now) {
        var price = renewals.price(item);
        return new Line(
                -part(price.cents() * item.quantity(), item, now),
                price,
                item.quantity(),
                Words.unused(account, price, now),
                now,
                item.to(),
                subscription.id(),
                item.id(),
                true,
                null);
    }

    private Line charge(
            Subscription subscription,
            SubscriptionItem item,
            Price price,
            long quantity,
            long now) {
        return new Line(
                part(price.cents() * quantity, item, now),
                price,
                quantity,
                Words.remaining(account, price, now),
                now,
                item.to(),
                subscription.id(),
                item.id(),
                true,
                null);
    }

    /// Changes a subscription, and what else the caller changes with it.
    ///
    /// @throws StripeError when a payment has to come first and does not; then nothing is changed
    public void apply(Subscription subscription, Change change, Runnable more) {
        checkCurrency(subscription, change);
        checkSomethingStays(subscription, change);
        var cost = cost(subscription, change);
        boolean invoices = cost.begins() || change.prorations().equals("always_invoice");
        if (invoices && change.behaviour().equals("error_if_incomplete")) {
            checkPayable(subscription, change, cost);
        }
        var before = subscription.json();
        // What comes before what goes: a new item has the period of those that are there.
        change.items().stream()
                .sorted(Comparator.comparing(ItemChange::deleted))
                .forEach(wanted -> apply(subscription, wanted));
        change.trialEnd()
                .filter(end -> end > 0)
                .ifPresent(end -> renewals.trialUntil(subscription, end));
        if (change.trialEnd().filter(end -> end == 0).isPresent()) {
            renewals.endTrial(subscription);
        } else if (cost.begins()) {
            renewals.restart(subscription);
        }
        more.run();
        if (!before.equals(subscription.json())) {
            events.changed("customer.subscription.updated", subscription, before);
        }
        if (invoices && (cost.begins() || !cost.parts().isEmpty())) {
            var lines = new ArrayList<>(cost.parts());
            if (cost.begins()) {
                lines.addAll(renewals.fullLines(subscription));
            }
            var invoice = ledger.draft(subscription, "subscription_update", lines);
            subscriptions.openAndCollect(invoice, Presence.PRESENT);
        } else {
            cost.parts().forEach(line -> ledger.wait(subscription, line));
        }
        if (!subscription.isOver()) {
            renewals.plan(subscription);
        }
    }

    private void apply(Subscription subscription, ItemChange wanted) {
        if (wanted.id().isEmpty()) {
            var first = subscription.items().getFirst();
            var item =
                    subscription.add(
                            account.ids().next("si_"),
                            subscriptions.now(subscription),
                            wanted.price().orElseThrow(),
                            Math.max(1, wanted.quantity()));
            item.lasts(first.from(), first.to());
            return;
        }
        var item = item(subscription, wanted.id());
        if (wanted.deleted()) {
            subscription.drop(item);
            return;
        }
        item.becomes(
                wanted.price().orElseGet(() -> renewals.price(item)),
                wanted.quantity() == 0 ? item.quantity() : wanted.quantity());
    }

    private static void checkCurrency(Subscription subscription, Change change) {
        change.items().stream()
                .flatMap(wanted -> wanted.price().stream())
                .filter(price -> !price.currency().equals(subscription.text("currency")))
                .findFirst()
                .ifPresent(price -> {
                    throw StripeError.parameter(
                            "items[0][price]",
                            null,
                            "The price specified is in %s, and the subscription in %s. All prices of a subscription have one currency."
                                    .formatted(price.currency(), subscription.text("currency")));
                });
    }

    private static void checkSomethingStays(Subscription subscription, Change change) {
        long gone = change.items().stream().filter(ItemChange::deleted).count();
        long more = change.items().stream().filter(wanted -> wanted.id().isEmpty()).count();
        if (subscription.items().size() + more <= gone) {
            throw StripeError.parameter(
                    "items", null, "A subscription must have at least one active plan.");
        }
    }

    private void checkPayable(Subscription subscription, Change change, Cost cost) {
        long cents =
                cost.parts().stream().mapToLong(Line::amount).sum()
                        + (cost.begins() ? wholePeriod(change) : 0);
        if (cents <= 0) {
            return;
        }
        subscriptions
                .methodOf(subscription)
                .map(PaymentMethod::card)
                .flatMap(card -> card.refusesToPay(Presence.PRESENT))
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    private static long wholePeriod(Change change) {
        return change.items().stream()
                .flatMap(wanted ->
                        wanted.price().stream()
                                .map(price -> price.cents() * Math.max(1, wanted.quantity())))
                .mapToLong(Long::longValue)
                .sum();
    }
}
