package dev.tonearm.stripe.billing;

import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.CheckoutSession;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.wire.StripeError;
import java.util.Optional;

/// What comes of a Checkout session: it is paid, it expires, or nothing.
public final class Checkout {
    private final Account account;
    private final Events events;
    private final Billing billing;

    public Checkout(Account account, Events events, Billing billing) {
        this.account = account;
        this.events = events;
        this.billing = billing;
    }

    /// Begins a session's life.
    public void open(CheckoutSession session) {
        account.shelf().add(session);
        long end = session.number("expires_at");
        account.timelineOf(session)
                .at(
                        end,
                        () -> {
                            if (session.isOpen()) {
                                expire(session);
                            }
                        });
    }

    public void expire(CheckoutSession session) {
        session.expired();
        events.tell("checkout.session.expired", session);
    }

    /// A person pays, or starts a trial.
    ///
    /// @param card empty to go on without one, where that is possible
    /// @param email of who has no customer yet
    /// @return the new subscription
    /// @throws StripeError when the card is declined; the session stays open, for another one
    public Subscription complete(
            CheckoutSession session, Optional<Card> card, String email, Presence presence) {
        if (card.isEmpty() && !session.needsNoCard()) {
            throw StripeError.card("incomplete_number", null, "Your card number is incomplete.");
        }
        card.ifPresent(paying -> check(session, paying, presence));
        var customer = customer(session, email);
        var method = card.map(paying -> saved(paying, customer));
        var data = session.subscriptionData();
        var subscription =
                billing.begin(
                        new NewSubscription(
                                customer.id(),
                                session.basket(),
                                session.trialEnd(account.timelineOf(customer).now()),
                                data.text(
                                        "trial_settings.end_behavior.missing_payment_method",
                                        "create_invoice"),
                                method.map(PaymentMethod::id).orElse(""),
                                "allow_incomplete",
                                presence,
                                false,
                                data));
        session.complete(subscription, customer);
        events.tell("checkout.session.completed", session);
        return subscription;
    }

    private static void check(CheckoutSession session, Card card, Presence presence) {
        var refusal =
                session.number("amount_total") > 0
                        ? card.refusesToPay(presence)
                        : card.refusesToBeSaved();
        refusal.ifPresent(why -> {
            throw why;
        });
    }

    private Customer customer(CheckoutSession session, String email) {
        var known = session.customer();
        if (known.isPresent()) {
            return account.shelf().need(Customer.class, known.get());
        }
        var customer =
                new Customer(account.ids().next("cus_"), account.timelines().account().now());
        customer.set(
                "email", session.has("customer_email") ? session.text("customer_email") : email);
        events.tell("customer.created", account.shelf().add(customer));
        return customer;
    }

    /// A card that a person typed, in their name from now on.
    public PaymentMethod saved(Card card, Customer customer) {
        var method =
                new PaymentMethod(
                        account.ids().next("pm_"), account.timelineOf(customer).now(), card);
        method.attachTo(customer.id());
        events.tell("payment_method.attached", account.shelf().add(method));
        return method;
    }
}
