package dev.tonearm.stripe.page;

import static dev.tonearm.stripe.page.TypedCard.field;

import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Change;
import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.PortalConfiguration;
import dev.tonearm.stripe.object.PortalSession;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.wire.StripeError;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;

/// The Billing Portal: what a customer has, and what they may change about it.
public final class PortalPage {
    private static final String PATH = "/p/session/{session}";

    private final Account account;
    private final Events events;
    private final Billing billing;
    private final Checkout checkout;
    private final PortalViews views;

    public PortalPage(Account account, Events events, Billing billing, Checkout checkout) {
        this.account = account;
        this.events = events;
        this.billing = billing;
        this.checkout = checkout;
        this.views = new PortalViews(account, billing);
    }

    /// Somebody in the portal.
    record Visit(
            Context context,
            PortalSession session,
            PortalConfiguration configuration,
            Customer customer) {}

    @FunctionalInterface
    private interface Step {
        void take(Visit visit);
    }

    public void register(JavalinConfig config) {
        on(config, HandlerType.GET, "", this::begin);
        on(config, HandlerType.GET, "/home", visit -> views.home(visit, ""));
        on(config, HandlerType.GET, "/card", visit -> views.card(visit, ""));
        on(config, HandlerType.GET, "/cancel/{subscription}", this::asksToCancel);
        on(config, HandlerType.GET, "/change/{subscription}", this::asksToChange);
        on(config, HandlerType.POST, "/card", this::takesCard);
        on(config, HandlerType.POST, "/cancel/{subscription}", this::cancels);
        on(config, HandlerType.POST, "/renew/{subscription}", this::renews);
        on(config, HandlerType.POST, "/change/{subscription}", this::changes);
    }

    private void on(JavalinConfig config, HandlerType method, String path, Step step) {
        config.routes.addHttpHandler(
                method, PATH + path, context -> account.locked(() -> visit(context, step)));
    }

    private void visit(Context context, Step step) {
        var session = account.shelf().find(PortalSession.class, context.pathParam("session"));
        if (session.isEmpty() || session.get().isOver(account.timelines().account().now())) {
            Html.say(
                    context,
                    session.isEmpty() ? 404 : 410,
                    "This link has expired",
                    "Links to the portal are good for an hour. Ask for a new one where you found this.",
                    session.map(over -> over.text("return_url")).orElse(""));
            return;
        }
        var shelf = account.shelf();
        var whose = session.get();
        var visit =
                new Visit(
                        context,
                        whose,
                        shelf.need(PortalConfiguration.class, whose.text("configuration")),
                        shelf.need(Customer.class, whose.text("customer")));
        try {
            step.take(visit);
        } catch (StripeError refusal) {
            views.home(visit, String.valueOf(refusal.getMessage()));
        }
    }

    private void begin(Visit visit) {
        var session = visit.session();
        switch (session.flow()) {
            case "payment_method_update" -> views.card(visit, "");
            case "subscription_cancel" ->
                    views.cancel(visit, subscription(visit, session.subscription()));
            case "subscription_update" ->
                    views.change(visit, subscription(visit, session.subscription()));
            default -> views.home(visit, "");
        }
    }

    private Subscription subscription(Visit visit) {
        return subscription(visit, visit.context().pathParam("subscription"));
    }

    private Subscription subscription(Visit visit, String id) {
        return account.shelf()
                .find(Subscription.class, id)
                .filter(mine -> mine.text("customer").equals(visit.customer().id()))
                .filter(mine -> !mine.isOver())
                .orElseThrow(() -> StripeError.invalid("This plan has ended already."));
    }

    private static void mayDo(Visit visit, String feature) {
        if (!visit.configuration().allows(feature)) {
            throw StripeError.invalid("This cannot be done here. Ask whom you pay.");
        }
    }

    private void asksToCancel(Visit visit) {
        mayDo(visit, "subscription_cancel");
        views.cancel(visit, subscription(visit));
    }

    private void asksToChange(Visit visit) {
        mayDo(visit, "subscription_update");
        views.change(visit, subscription(visit));
    }

    private void cancels(Visit visit) {
        mayDo(visit, "subscription_cancel");
        var subscription = subscription(visit);
        if (visit.configuration().cancelsAtOnce()) {
            var prorations =
                    visit.configuration().text("features.subscription_cancel.proration_behavior");
            billing.end(
                    subscription, !prorations.equals("none"), prorations.equals("always_invoice"));
        } else {
            billing.changed(subscription, () -> billing.endsAtPeriodEnd(subscription));
        }
        done(visit);
    }

    private void renews(Visit visit) {
        mayDo(visit, "subscription_cancel");
        var subscription = subscription(visit);
        billing.changed(subscription, () -> billing.goesOn(subscription));
        done(visit);
    }

    private void changes(Visit visit) {
        mayDo(visit, "subscription_update");
        var subscription = subscription(visit);
        var wanted = field(visit.context(), "price");
        if (!visit.configuration().prices().contains(wanted)) {
            throw StripeError.invalid("Choose one of the plans.");
        }
        billing.changes()
                .apply(
                        subscription,
                        Change.toPrice(
                                subscription.items().getFirst().id(),
                                account.shelf().need(Price.class, wanted),
                                visit.configuration()
                                        .text("features.subscription_update.proration_behavior")),
                        () -> {});
        done(visit);
    }

    /// It pays for all that they have from then on.
    private void takesCard(Visit visit) {
        mayDo(visit, "payment_method_update");
        var customer = visit.customer();
        try {
            var typed = TypedCard.of(visit.context(), account.timelineOf(customer).now());
            typed.card()
                    .refusesToBeSaved()
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
            var method = checkout.saved(typed.card(), customer);
            events.change("customer.updated", customer, () -> customer.paysWith(method.id()));
            billing.of(customer).stream()
                    .filter(mine -> !mine.isOver() && !mine.ownPaymentMethod().isEmpty())
                    .forEach(mine -> billing.paysWith(mine, method));
            done(visit);
        } catch (StripeError refusal) {
            views.card(visit, String.valueOf(refusal.getMessage()));
        }
    }

    private static void done(Visit visit) {
        var session = visit.session();
        visit.context()
                .redirect(
                        session.afterFlow().isEmpty()
                                ? "/p/session/" + session.id() + "/home"
                                : session.afterFlow(),
                        HttpStatus.SEE_OTHER);
    }
}
