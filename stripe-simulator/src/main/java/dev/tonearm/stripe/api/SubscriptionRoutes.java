package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.created;
import static dev.tonearm.stripe.wire.Field.flag;
import static dev.tonearm.stripe.wire.Field.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Change;
import dev.tonearm.stripe.billing.Change.ItemChange;
import dev.tonearm.stripe.billing.NewSubscription;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.object.Wanted;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `/v1/subscriptions`
final class SubscriptionRoutes {
    private static final long DAY = 86_400;

    private final Account account;
    private final Billing billing;

    SubscriptionRoutes(Account account, Billing billing) {
        this.account = account;
        this.billing = billing;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/subscriptions", this::create, SubscriptionFields.CREATE),
                Route.list(
                        "/subscriptions",
                        this::list,
                        text("customer"),
                        text("price"),
                        text("test_clock"),
                        choice(
                                "status",
                                "active",
                                "all",
                                "canceled",
                                "ended",
                                "incomplete",
                                "incomplete_expired",
                                "past_due",
                                "paused",
                                "trialing",
                                "unpaid"),
                        created()),
                Route.get("/subscriptions/{id}", call -> existing(call).json()),
                Route.post("/subscriptions/{id}", this::update, SubscriptionFields.UPDATE),
                Route.delete(
                        "/subscriptions/{id}",
                        this::cancel,
                        flag("invoice_now"),
                        flag("prorate"),
                        SubscriptionFields.REASONS),
                Route.post(
                        "/subscriptions/{id}/resume",
                        this::resume,
                        choice("billing_cycle_anchor", "now", "unchanged"),
                        choice(
                                "proration_behavior",
                                "create_prorations",
                                "always_invoice",
                                "none")));
    }

    private Subscription existing(Call call) {
        return account.shelf().need(Subscription.class, call.id(), "id");
    }

    private Price price(String id, int place) {
        var param = "items[" + place + "][price]";
        var price = account.shelf().need(Price.class, id, param);
        if (!price.isRecurring()) {
            throw StripeError.parameter(
                    param,
                    null,
                    "The price specified is set to `type=one_time` but this field only accepts prices with"
                            + " `type=recurring`.");
        }
        if (!price.flag("active")) {
            throw StripeError.parameter(
                    param,
                    "price_inactive",
                    "The price specified is inactive. This field only accepts active prices.");
        }
        return price;
    }

    private void checkMethod(String id, String customer) {
        var param = "default_payment_method";
        if (!account.shelf().need(PaymentMethod.class, id, param).isOf(customer)) {
            throw StripeError.parameter(
                    param,
                    null,
                    "The customer does not have a payment method with the ID %s. The payment method must be"
                                    .formatted(id)
                            + " attached to the customer.");
        }
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        params.exclusive("trial_end", "trial_period_days");
        var customer = params.needed("customer");
        params.text("default_payment_method").ifPresent(id -> checkMethod(id, customer));
        var items = new ArrayList<Wanted>();
        for (var item : params.hashes("items")) {
            var price = price(item.needed("price"), items.size());
            items.add(new Wanted(price, item.whole("quantity").orElse(1)));
        }
        if (items.isEmpty()) {
            throw StripeError.parameter(
                    "items", "parameter_missing", "Missing required param: items.");
        }
        return billing.begin(
                        new NewSubscription(
                                customer,
                                items,
                                trialEnd(params, customer),
                                params.text(
                                        "trial_settings.end_behavior.missing_payment_method",
                                        "create_invoice"),
                                params.text("default_payment_method", ""),
                                params.text("payment_behavior", "allow_incomplete"),
                                Presence.PRESENT,
                                params.flag("cancel_at_period_end", false),
                                params))
                .json();
    }

    private long trialEnd(Params params, String customer) {
        var who = account.shelf().need(Customer.class, customer, "customer");
        long now = account.timelineOf(who).now();
        return params.whole("trial_period_days").stream()
                .map(days -> now + days * DAY)
                .findFirst()
                .orElseGet(() -> params.whole("trial_end").orElse(0));
    }

    private ObjectNode list(Call call) {
        var params = call.params();
        return Listing.page(
                call,
                account.shelf().newest(Subscription.class).stream()
                        .filter(Listing.matches(params, "customer"))
                        .filter(Listing.matches(params, "test_clock"))
                        .filter(has(params.text("price")))
                        .filter(is(params.text("status", "")))
                        .filter(Listing.createdAsAsked(params))
                        .toList());
    }

    private static Predicate<Subscription> has(Optional<String> price) {
        return subscription ->
                price.isEmpty()
                        || subscription.items().stream()
                                .anyMatch(item -> item.price().equals(price.get()));
    }

    /// Without a status, all that are not canceled.
    private static Predicate<Subscription> is(String status) {
        return subscription ->
                switch (status) {
                    case "" -> !subscription.text("status").equals("canceled");
                    case "all" -> true;
                    case "ended" -> subscription.isOver();
                    default -> subscription.text("status").equals(status);
                };
    }

    private ObjectNode update(Call call) {
        var subscription = existing(call);
        var params = call.params();
        params.exclusive("cancel_at", "cancel_at_period_end");
        if (subscription.isOver()) {
            updateWhatIsOver(subscription, params);
            return subscription.json();
        }
        params.text("default_payment_method")
                .ifPresent(id -> checkMethod(id, subscription.text("customer")));
        var change = change(subscription, params);
        billing.changes().apply(subscription, change, () -> take(subscription, params));
        return subscription.json();
    }

    private void updateWhatIsOver(Subscription subscription, Params params) {
        boolean harmless =
                params.node().properties().stream()
                        .allMatch(sent ->
                                List.of("metadata", "cancellation_details", "expand")
                                        .contains(sent.getKey()));
        if (!harmless) {
            throw StripeError.invalid(
                    "A canceled subscription can only update its cancellation_details and metadata.");
        }
        billing.changed(subscription, () -> take(subscription, params));
    }

    private Change change(Subscription subscription, Params params) {
        var items = new ArrayList<ItemChange>();
        for (var item : params.hashes("items")) {
            int place = items.size();
            var price = item.text("price").map(id -> price(id, place));
            var id = item.text("id", "");
            if (id.isEmpty() && price.isEmpty()) {
                throw StripeError.parameter(
                        "items[" + place + "]",
                        "parameter_missing",
                        "An item names its id, or the price of a new one.");
            }
            checkNew(subscription, id, price, place);
            items.add(
                    new ItemChange(
                            id,
                            price,
                            item.whole("quantity").orElse(0),
                            item.flag("deleted", false)));
        }
        return new Change(
                items,
                params.text("proration_behavior", "create_prorations"),
                params.text("payment_behavior", "allow_incomplete"),
                params.text("billing_cycle_anchor", "unchanged").equals("now"),
                params.has("trial_end")
                        ? Optional.of(params.whole("trial_end").orElse(0))
                        : Optional.empty());
    }

    /// A price without its item's id is one more, and not twice the same.
    private static void checkNew(
            Subscription subscription, String id, Optional<Price> price, int place) {
        boolean twice =
                id.isEmpty()
                        && subscription.items().stream()
                                .anyMatch(item ->
                                        price.filter(wanted -> wanted.id().equals(item.price()))
                                                .isPresent());
        if (twice) {
            throw StripeError.parameter(
                    "items[" + place + "][price]",
                    null,
                    "Cannot add multiple subscription items with the same plan: "
                            + price.map(Price::id).orElse(""));
        }
    }

    private void take(Subscription subscription, Params params) {
        subscription.take(params, "description", "default_payment_method");
        subscription.note(params);
        takeReasons(subscription, params);
        params.text("trial_settings.end_behavior.missing_payment_method")
                .ifPresent(what ->
                        subscription.set(
                                "trial_settings.end_behavior.missing_payment_method", what));
        if (params.has("cancel_at_period_end")) {
            if (!params.flag("cancel_at_period_end", false)) {
                billing.goesOn(subscription);
            } else if (!subscription.flag("cancel_at_period_end")) {
                billing.endsAtPeriodEnd(subscription);
            }
        }
        if (params.clears("cancel_at")) {
            billing.goesOn(subscription);
        }
        params.whole("cancel_at").ifPresent(second -> billing.endsAt(subscription, second));
    }

    private static void takeReasons(Subscription subscription, Params params) {
        for (var name : List.of("cancellation_details.comment", "cancellation_details.feedback")) {
            if (params.touches(name)) {
                subscription.set(name, params.get(name));
            }
        }
    }

    private ObjectNode cancel(Call call) {
        var subscription = existing(call);
        if (subscription.isOver()) {
            throw StripeError.missing("subscription", call.id(), "id");
        }
        takeReasons(subscription, call.params());
        billing.end(
                subscription,
                call.params().flag("prorate", false),
                call.params().flag("invoice_now", false));
        return subscription.json();
    }

    private ObjectNode resume(Call call) {
        var subscription = existing(call);
        billing.resume(
                subscription, call.params().text("billing_cycle_anchor", "now").equals("now"));
        return subscription.json();
    }
}
