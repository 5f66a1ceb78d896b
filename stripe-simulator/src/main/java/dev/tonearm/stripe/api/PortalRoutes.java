package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.flag;
import static dev.tonearm.stripe.wire.Field.hash;
import static dev.tonearm.stripe.wire.Field.hashes;
import static dev.tonearm.stripe.wire.Field.list;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.texts;
import static dev.tonearm.stripe.wire.Field.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.PortalConfiguration;
import dev.tonearm.stripe.object.PortalSession;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Product;
import dev.tonearm.stripe.object.Subscription;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Kind;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;
import java.util.function.Supplier;

/// `/v1/billing_portal`
final class PortalRoutes {
    private static final Field PRORATIONS =
            choice("proration_behavior", "always_invoice", "create_prorations", "none");

    private static final Field FEATURES =
            hash(
                    "features",
                    hash(
                            "customer_update",
                            flag("enabled"),
                            list(
                                    "allowed_updates",
                                    new Kind.Choice(
                                            List.of(
                                                    "address",
                                                    "email",
                                                    "name",
                                                    "phone",
                                                    "shipping",
                                                    "tax_id")))),
                    hash("invoice_history", flag("enabled").need()),
                    hash("payment_method_update", flag("enabled").need()),
                    hash(
                            "subscription_cancel",
                            flag("enabled"),
                            choice("mode", "at_period_end", "immediately"),
                            PRORATIONS,
                            hash("cancellation_reason", flag("enabled").need(), texts("options"))),
                    hash(
                            "subscription_update",
                            flag("enabled"),
                            list("default_allowed_updates", new Kind.Choice(List.of("price"))),
                            hashes("products", text("product").need(), texts("prices").need()),
                            PRORATIONS));

    private static final Field PROFILE =
            hash(
                    "business_profile",
                    text("headline").clear(),
                    url("privacy_policy_url"),
                    url("terms_of_service_url"));

    private final Account account;
    private final Events events;
    private final Supplier<String> base;

    PortalRoutes(Account account, Events events, Supplier<String> base) {
        this.account = account;
        this.events = events;
        this.base = base;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/billing_portal/configurations",
                        this::configure,
                        FEATURES.need(),
                        PROFILE,
                        url("default_return_url").clear(),
                        text("name").clear(),
                        metadata()),
                Route.list(
                        "/billing_portal/configurations",
                        this::configurations,
                        flag("active"),
                        flag("is_default")),
                Route.get("/billing_portal/configurations/{id}", call -> existing(call).json()),
                Route.post(
                        "/billing_portal/configurations/{id}",
                        this::change,
                        FEATURES,
                        PROFILE,
                        url("default_return_url").clear(),
                        text("name").clear(),
                        flag("active"),
                        metadata()),
                Route.post(
                        "/billing_portal/sessions",
                        this::open,
                        text("customer").need(),
                        text("configuration"),
                        url("return_url"),
                        Field.of("locale", new Kind.Text(10)),
                        hash(
                                "flow_data",
                                choice(
                                                "type",
                                                "payment_method_update",
                                                "subscription_cancel",
                                                "subscription_update")
                                        .need(),
                                hash("subscription_cancel", text("subscription").need()),
                                hash("subscription_update", text("subscription").need()),
                                hash(
                                        "after_completion",
                                        choice("type", "portal_homepage", "redirect").need(),
                                        hash("redirect", url("return_url").need())))));
    }

    private long now() {
        return account.timelines().account().now();
    }

    private ObjectNode configure(Call call) {
        var configuration = new PortalConfiguration(account.ids().next("bpc_"), now());
        take(configuration, call.params());
        account.shelf().add(configuration);
        events.tell("billing_portal.configuration.created", configuration);
        return configuration.json();
    }

    private void take(PortalConfiguration configuration, Params params) {
        var products = params.hashes("features.subscription_update.products");
        for (int i = 0; i < products.size(); i++) {
            var param = "features[subscription_update][products][" + i + "]";
            var product = products.get(i);
            account.shelf().need(Product.class, product.needed("product"), param + "[product]");
            for (var id : product.texts("prices")) {
                var price = account.shelf().need(Price.class, id, param + "[prices]");
                if (!price.product().equals(product.needed("product"))) {
                    throw StripeError.parameter(
                            param + "[prices]",
                            null,
                            "The price %s is not of the product %s."
                                    .formatted(id, product.needed("product")));
                }
            }
        }
        configuration.configure(params, now());
    }

    private PortalConfiguration existing(Call call) {
        return account.shelf().need(PortalConfiguration.class, call.id(), "configuration");
    }

    private ObjectNode configurations(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(PortalConfiguration.class).stream()
                        .filter(Listing.isFlag(call.params(), "active"))
                        .filter(Listing.isFlag(call.params(), "is_default"))
                        .toList());
    }

    private ObjectNode change(Call call) {
        var configuration = existing(call);
        var before = configuration.json();
        take(configuration, call.params());
        events.changed("billing_portal.configuration.updated", configuration, before);
        return configuration.json();
    }

    private ObjectNode open(Call call) {
        var params = call.params();
        var customer = account.shelf().need(Customer.class, params.needed("customer"), "customer");
        if (customer.flag("deleted")) {
            throw StripeError.missing("customer", customer.id(), "customer");
        }
        var configuration =
                params.text("configuration")
                        .map(id ->
                                account.shelf()
                                        .need(PortalConfiguration.class, id, "configuration"))
                        .orElseGet(this::usual);
        var id = account.ids().next("bps_");
        var session =
                new PortalSession(
                        id,
                        now(),
                        customer.id(),
                        configuration.id(),
                        base.get() + "/p/session/" + id);
        session.take(params, "return_url", "locale");
        if (!params.has("return_url")) {
            session.set("return_url", configuration.get("default_return_url").deepCopy());
        }
        if (params.has("flow_data")) {
            session.isFor(checked(params.hash("flow_data"), customer, configuration));
        }
        account.shelf().add(session);
        events.tell("billing_portal.session.created", session);
        return session.json();
    }

    private PortalConfiguration usual() {
        return account.shelf().oldest(PortalConfiguration.class).stream()
                .filter(configuration -> configuration.flag("is_default"))
                .findFirst()
                .orElseThrow();
    }

    private Params checked(Params flow, Customer customer, PortalConfiguration configuration) {
        var type = flow.needed("type");
        if (!configuration.allows(type)) {
            throw StripeError.parameter(
                    "flow_data[type]",
                    null,
                    "This portal's configuration does not allow %s: enable features[%s]."
                            .formatted(type, type));
        }
        if (type.startsWith("subscription_")) {
            var param = "flow_data[" + type + "][subscription]";
            var id =
                    flow.text(type + ".subscription")
                            .orElseThrow(() ->
                                    StripeError.parameter(
                                            param,
                                            "parameter_missing",
                                            "Missing required param: " + param + "."));
            var subscription = account.shelf().need(Subscription.class, id, param);
            if (!subscription.text("customer").equals(customer.id())) {
                throw StripeError.missing("subscription", id, param);
            }
        }
        return flow;
    }
}
