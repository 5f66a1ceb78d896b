package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.created;
import static dev.tonearm.stripe.wire.Field.flag;
import static dev.tonearm.stripe.wire.Field.hash;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.texts;
import static dev.tonearm.stripe.wire.Field.url;
import static dev.tonearm.stripe.wire.Field.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Price;
import dev.tonearm.stripe.object.Product;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;
import java.util.Map;

/// `/v1/products` and `/v1/prices`
final class CatalogueRoutes {
    /// How many of an interval there may be: three years at most.
    private static final Map<String, Integer> MOST =
            Map.of("day", 1_095, "week", 156, "month", 36, "year", 3);

    private final Account account;
    private final Events events;

    CatalogueRoutes(Account account, Events events) {
        this.account = account;
        this.events = events;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/products",
                        this::createProduct,
                        text("id"),
                        text("name").need(),
                        flag("active"),
                        text("description"),
                        text("statement_descriptor"),
                        text("unit_label"),
                        text("tax_code"),
                        url("url"),
                        texts("images"),
                        metadata()),
                Route.list("/products", this::products, flag("active"), texts("ids"), created()),
                Route.get("/products/{id}", this::product),
                Route.post(
                        "/products/{id}",
                        this::updateProduct,
                        text("name"),
                        flag("active"),
                        text("description").clear(),
                        text("statement_descriptor"),
                        text("unit_label").clear(),
                        text("tax_code").clear(),
                        url("url").clear(),
                        texts("images").clear(),
                        text("default_price"),
                        metadata()),
                Route.post(
                        "/prices",
                        this::createPrice,
                        text("currency").need(),
                        text("product"),
                        hash(
                                "product_data",
                                text("id"),
                                text("name").need(),
                                flag("active"),
                                metadata()),
                        whole("unit_amount", 0, 99_999_999),
                        hash(
                                "recurring",
                                choice("interval", "day", "week", "month", "year").need(),
                                whole("interval_count", 1, 1_095),
                                choice("usage_type", "licensed")),
                        flag("active"),
                        text("nickname"),
                        text("lookup_key"),
                        flag("transfer_lookup_key"),
                        choice("billing_scheme", "per_unit"),
                        TAX,
                        metadata()),
                Route.list(
                        "/prices",
                        this::prices,
                        flag("active"),
                        text("currency"),
                        text("product"),
                        choice("type", "one_time", "recurring"),
                        texts("lookup_keys"),
                        hash("recurring", choice("interval", "day", "week", "month", "year")),
                        created()),
                Route.get("/prices/{id}", this::price),
                Route.post(
                        "/prices/{id}",
                        this::updatePrice,
                        flag("active"),
                        text("nickname").clear(),
                        text("lookup_key").clear(),
                        flag("transfer_lookup_key"),
                        TAX,
                        metadata()));
    }

    private static final Field TAX =
            choice("tax_behavior", "exclusive", "inclusive", "unspecified");

    private long now() {
        return account.timelines().account().now();
    }

    private ObjectNode createProduct(Call call) {
        return product(call.params()).json();
    }

    private Product product(Params params) {
        var id = params.text("id").orElseGet(() -> account.ids().next("prod_"));
        if (account.shelf().any(id).isPresent()) {
            throw StripeError.parameter(
                    "id", "resource_already_exists", "Product already exists: " + id);
        }
        var product = new Product(id, now());
        take(product, params);
        events.tell("product.created", account.shelf().add(product));
        return product;
    }

    private void take(Product product, Params params) {
        product.take(
                params,
                "name",
                "active",
                "description",
                "statement_descriptor",
                "unit_label",
                "tax_code",
                "url",
                "images",
                "default_price");
        product.note(params);
        product.set("updated", now());
    }

    private ObjectNode product(Call call) {
        return existing(call).json();
    }

    private Product existing(Call call) {
        return account.shelf().need(Product.class, call.id(), "id");
    }

    private ObjectNode products(Call call) {
        var ids = call.params().texts("ids");
        return Listing.page(
                call,
                account.shelf().newest(Product.class).stream()
                        .filter(product -> ids.isEmpty() || ids.contains(product.id()))
                        .filter(Listing.isFlag(call.params(), "active"))
                        .filter(Listing.createdAsAsked(call.params()))
                        .toList());
    }

    private ObjectNode updateProduct(Call call) {
        var product = existing(call);
        call.params()
                .text("default_price")
                .ifPresent(id -> account.shelf().need(Price.class, id, "default_price"));
        events.change("product.updated", product, () -> take(product, call.params()));
        return product.json();
    }

    private ObjectNode createPrice(Call call) {
        var params = call.params();
        params.exclusive("product", "product_data");
        checkCurrency(params.needed("currency"));
        checkInterval(params);
        if (!params.has("unit_amount")) {
            throw StripeError.parameter(
                    "unit_amount", "parameter_missing", "Missing required param: unit_amount.");
        }
        var product =
                params.has("product_data")
                        ? product(params.hash("product_data"))
                        : account.shelf().need(Product.class, params.needed("product"), "product");
        var price =
                new Price(
                        account.ids().next("price_"),
                        now(),
                        product.id(),
                        params.needed("currency"),
                        params.whole("unit_amount").orElse(0));
        if (params.has("recurring")) {
            price.recurs(
                    params.needed("recurring.interval"),
                    params.whole("recurring.interval_count").orElse(1));
        }
        take(price, params);
        events.tell("price.created", account.shelf().add(price));
        return price.json();
    }

    private static void checkCurrency(String currency) {
        if (!currency.matches("[a-z]{3}")) {
            throw StripeError.parameter(
                    "currency",
                    null,
                    "Invalid currency: %s. Send three letters in lower case, such as usd."
                            .formatted(currency));
        }
    }

    private static void checkInterval(Params params) {
        var interval = params.text("recurring.interval", "day");
        int most = MOST.getOrDefault(interval, 1);
        if (params.whole("recurring.interval_count").orElse(1) > most) {
            throw StripeError.parameter(
                    "recurring[interval_count]",
                    null,
                    "A price recurs at least every three years: at most %d with interval %s."
                            .formatted(most, interval));
        }
    }

    private void take(Price price, Params params) {
        params.text("lookup_key")
                .ifPresent(key -> takeKey(price, key, params.flag("transfer_lookup_key", false)));
        price.take(params, "active", "nickname", "lookup_key", "tax_behavior");
        price.note(params);
    }

    private void takeKey(Price price, String key, boolean transfer) {
        var owner =
                account.shelf().oldest(Price.class).stream()
                        .filter(other -> !other.equals(price))
                        .filter(other -> other.text("lookup_key").equals(key))
                        .findFirst();
        if (owner.isPresent() && !transfer) {
            throw StripeError.parameter(
                    "lookup_key",
                    "resource_already_exists",
                    "A price (`%s`) already uses that lookup key.".formatted(owner.get().id()));
        }
        owner.ifPresent(other -> other.set("lookup_key", (String) null));
    }

    private Price existingPrice(Call call) {
        return account.shelf().need(Price.class, call.id(), "id");
    }

    private ObjectNode price(Call call) {
        return existingPrice(call).json();
    }

    private ObjectNode prices(Call call) {
        var params = call.params();
        var keys = params.texts("lookup_keys");
        return Listing.page(
                call,
                account.shelf().newest(Price.class).stream()
                        .filter(price -> keys.isEmpty() || keys.contains(price.text("lookup_key")))
                        .filter(Listing.isFlag(params, "active"))
                        .filter(Listing.matches(params, "currency"))
                        .filter(Listing.matches(params, "product"))
                        .filter(Listing.matches(params, "type"))
                        .filter(Listing.matches(params, "recurring.interval"))
                        .filter(Listing.createdAsAsked(params))
                        .toList());
    }

    private ObjectNode updatePrice(Call call) {
        var price = existingPrice(call);
        events.change("price.updated", price, () -> take(price, call.params()));
        return price.json();
    }
}
