package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.created;
import static dev.tonearm.stripe.wire.Field.email;
import static dev.tonearm.stripe.wire.Field.flag;
import static dev.tonearm.stripe.wire.Field.hash;
import static dev.tonearm.stripe.wire.Field.hashes;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.time;
import static dev.tonearm.stripe.wire.Field.url;
import static dev.tonearm.stripe.wire.Field.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.billing.Words;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.CheckoutSession;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Wanted;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Kind;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `/v1/checkout/sessions`, for subscriptions
final class CheckoutRoutes {
    private static final long SHORTEST = Duration.ofMinutes(30).toSeconds();
    private static final long LONGEST = Duration.ofHours(24).toSeconds();

    private final Account account;
    private final Checkout checkout;
    private final Supplier<String> base;

    CheckoutRoutes(Account account, Checkout checkout, Supplier<String> base) {
        this.account = account;
        this.checkout = checkout;
        this.base = base;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/checkout/sessions",
                        this::create,
                        choice("mode", "subscription").need(),
                        hashes("line_items", text("price").need(), whole("quantity", 1, 999_999)),
                        url("success_url").need(),
                        url("cancel_url"),
                        text("customer"),
                        email("customer_email"),
                        Field.of("client_reference_id", new Kind.Text(200)),
                        Field.of("locale", new Kind.Text(10)),
                        flag("allow_promotion_codes"),
                        choice("payment_method_collection", "always", "if_required"),
                        Field.list("payment_method_types", new Kind.Choice(List.of("card"))),
                        time("expires_at"),
                        choice("billing_address_collection", "auto", "required"),
                        hash(
                                "subscription_data",
                                text("description"),
                                metadata(),
                                time("trial_end"),
                                whole("trial_period_days", 1, 730),
                                hash(
                                        "trial_settings",
                                        hash(
                                                        "end_behavior",
                                                        choice(
                                                                        "missing_payment_method",
                                                                        "cancel",
                                                                        "create_invoice",
                                                                        "pause")
                                                                .need())
                                                .need())),
                        metadata()),
                Route.list(
                        "/checkout/sessions",
                        this::list,
                        text("customer"),
                        text("subscription"),
                        choice("status", "complete", "expired", "open"),
                        created()),
                Route.get("/checkout/sessions/{id}", call -> existing(call).json()),
                Route.post("/checkout/sessions/{id}/expire", this::expire),
                Route.list("/checkout/sessions/{id}/line_items", this::lineItems));
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        params.exclusive("customer", "customer_email");
        params.hash("subscription_data").exclusive("trial_end", "trial_period_days");
        params.text("customer").ifPresent(this::checkCustomer);
        long now =
                params.text("customer")
                        .flatMap(id -> account.shelf().find(Customer.class, id))
                        .map(customer -> account.timelineOf(customer).now())
                        .orElseGet(() -> account.timelines().account().now());
        var id = "cs_test_" + account.ids().letters(58);
        var session =
                new CheckoutSession(
                        id,
                        now,
                        basket(params),
                        params.hash("subscription_data"),
                        base.get() + "/c/pay/" + id,
                        end(params, now));
        session.take(
                params,
                "success_url",
                "cancel_url",
                "customer",
                "customer_email",
                "client_reference_id",
                "locale",
                "allow_promotion_codes",
                "payment_method_collection",
                "billing_address_collection");
        session.note(params);
        checkout.open(session);
        return session.json();
    }

    private void checkCustomer(String id) {
        if (account.shelf().need(Customer.class, id, "customer").flag("deleted")) {
            throw StripeError.missing("customer", id, "customer");
        }
    }

    private static long end(Params params, long now) {
        long end = params.whole("expires_at").orElse(now + LONGEST);
        // Its caller's clock need not be ours to the second.
        if (end < now + SHORTEST - 60 || end > now + LONGEST + 60) {
            throw StripeError.parameter(
                    "expires_at",
                    null,
                    "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session"
                            + " creation.");
        }
        return end;
    }

    private List<Wanted> basket(Params params) {
        var wanted = params.hashes("line_items");
        if (wanted.isEmpty()) {
            throw StripeError.parameter(
                    "line_items", "parameter_missing", "Missing required param: line_items.");
        }
        var basket = new ArrayList<Wanted>();
        for (int i = 0; i < wanted.size(); i++) {
            var param = "line_items[" + i + "][price]";
            var price = account.shelf().need(Price.class, wanted.get(i).needed("price"), param);
            checkPrice(price, param);
            var quantity = wanted.get(i).whole("quantity");
            if (quantity.isEmpty()) {
                throw StripeError.parameter(
                        "line_items[" + i + "][quantity]",
                        "parameter_missing",
                        "Quantity is required. Add `quantity` to `line_items[" + i + "]`");
            }
            basket.add(new Wanted(price, quantity.getAsLong()));
        }
        if (basket.stream().map(item -> item.price().currency()).distinct().count() > 1) {
            throw StripeError.parameter(
                    "line_items", null, "All prices of a session have one currency.");
        }
        return basket;
    }

    private static void checkPrice(Price price, String param) {
        if (!price.isRecurring()) {
            throw StripeError.parameter(
                    param,
                    null,
                    "You must provide at least one recurring price in `subscription` mode, and this simulator"
                            + " takes no other there.");
        }
        if (!price.flag("active")) {
            throw StripeError.parameter(
                    param,
                    "price_inactive",
                    "The price specified is inactive. This field only accepts active prices.");
        }
    }

    private CheckoutSession existing(Call call) {
        return account.shelf().need(CheckoutSession.class, call.id(), "session");
    }

    private ObjectNode list(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(CheckoutSession.class).stream()
                        .filter(Listing.matches(call.params(), "customer"))
                        .filter(Listing.matches(call.params(), "subscription"))
                        .filter(Listing.matches(call.params(), "status"))
                        .filter(Listing.createdAsAsked(call.params()))
                        .toList());
    }

    private ObjectNode expire(Call call) {
        var session = existing(call);
        if (!session.isOpen()) {
            throw StripeError.invalid(
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
                            + " has a status of "
                            + session.text("status")
                            + ".");
        }
        checkout.expire(session);
        return session.json();
    }

    private ObjectNode lineItems(Call call) {
        return Listing.pageOf(call, lineItems(existing(call)));
    }

    private List<ObjectNode> lineItems(CheckoutSession session) {
        var ids = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var wanted : session.basket()) {
            // The same each time.
            ids.add("li_" + session.id().substring(8, 30) + ids.size());
            names.add(Words.product(account, wanted.price()));
        }
        return session.lineItems(ids, names);
    }

    /// What a session shows only when it is asked for.
    ObjectNode parts(ObjectNode shown) {
        var id = shown.path("id").asText();
        var items = Json.object().put("object", "list");
        var data = items.putArray("data");
        account.shelf()
                .find(CheckoutSession.class, id)
                .ifPresent(session -> lineItems(session).forEach(data::add));
        items.put("has_more", false).put("url", "/v1/checkout/sessions/" + id + "/line_items");
        return Json.object().set("line_items", items);
    }
}
