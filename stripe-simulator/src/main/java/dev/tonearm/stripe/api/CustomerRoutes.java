package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.created;
import static dev.tonearm.stripe.wire.Field.email;
import static dev.tonearm.stripe.wire.Field.hash;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.texts;
import static dev.tonearm.stripe.wire.Field.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.object.TestClock;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;
import java.util.function.Consumer;

/// `/v1/customers`
final class CustomerRoutes {
    private static final Field SETTINGS =
            hash(
                    "invoice_settings",
                    text("default_payment_method").clear(),
                    text("footer").clear());
    private static final Field BALANCE = whole("balance", -99_999_999, 99_999_999);

    private final Account account;
    private final Events events;
    private final Consumer<Customer> ended;

    /// @param ended cancels what a customer has when they are deleted
    CustomerRoutes(Account account, Events events, Consumer<Customer> ended) {
        this.account = account;
        this.events = events;
        this.ended = ended;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/customers",
                        this::create,
                        email("email").clear(),
                        text("name").clear(),
                        text("description").clear(),
                        text("phone").clear(),
                        texts("preferred_locales"),
                        text("payment_method"),
                        text("test_clock"),
                        BALANCE,
                        SETTINGS,
                        metadata()),
                Route.list("/customers", this::list, text("email"), text("test_clock"), created()),
                Route.get("/customers/{id}", this::retrieve),
                Route.post(
                        "/customers/{id}",
                        this::update,
                        email("email").clear(),
                        text("name").clear(),
                        text("description").clear(),
                        text("phone").clear(),
                        texts("preferred_locales"),
                        BALANCE,
                        SETTINGS,
                        metadata()),
                Route.delete("/customers/{id}", this::delete),
                Route.list("/customers/{id}/payment_methods", this::methods, text("type")));
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        params.text("test_clock")
                .ifPresent(clock -> account.shelf().need(TestClock.class, clock, "test_clock"));
        long now = account.timelines().of(params.text("test_clock", "")).now();
        var customer = new Customer(account.ids().next("cus_"), now);
        customer.take(params, "test_clock");
        take(customer, params);
        account.shelf().add(customer);
        params.text("payment_method")
                .ifPresent(id -> method(id, "payment_method").attachTo(customer.id()));
        checkDefault(customer, params);
        events.tell("customer.created", customer);
        return customer.json();
    }

    private ObjectNode update(Call call) {
        var customer = existing(call);
        checkDefault(customer, call.params());
        events.change("customer.updated", customer, () -> take(customer, call.params()));
        return customer.json();
    }

    private static void take(Customer customer, Params params) {
        customer.take(
                params, "email", "name", "description", "phone", "preferred_locales", "balance");
        for (var setting : List.of("default_payment_method", "footer")) {
            var path = "invoice_settings." + setting;
            if (params.touches(path)) {
                customer.set(path, params.get(path));
            }
        }
        customer.note(params);
    }

    private void checkDefault(Customer customer, Params params) {
        var param = "invoice_settings[default_payment_method]";
        params.text("invoice_settings.default_payment_method")
                .ifPresent(id -> {
                    if (!method(id, param).isOf(customer.id())) {
                        throw StripeError.parameter(
                                param,
                                null,
                                "The customer does not have a payment method with the ID %s. The payment method must be"
                                                .formatted(id)
                                        + " attached to the customer.");
                    }
                });
    }

    private PaymentMethod method(String id, String param) {
        return account.shelf().need(PaymentMethod.class, id, param);
    }

    private ObjectNode retrieve(Call call) {
        var customer = account.shelf().need(Customer.class, call.id(), "id");
        return customer.flag("deleted") ? gone(customer) : customer.json();
    }

    private Customer existing(Call call) {
        var customer = account.shelf().need(Customer.class, call.id(), "id");
        if (customer.flag("deleted")) {
            throw StripeError.missing("customer", call.id(), "id");
        }
        return customer;
    }

    private ObjectNode list(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(Customer.class).stream()
                        .filter(customer -> !customer.flag("deleted"))
                        .filter(Listing.matches(call.params(), "email"))
                        .filter(Listing.matches(call.params(), "test_clock"))
                        .filter(Listing.createdAsAsked(call.params()))
                        .toList());
    }

    private ObjectNode delete(Call call) {
        var customer = existing(call);
        ended.accept(customer);
        events.tell("customer.deleted", customer);
        customer.set("deleted", true);
        return gone(customer);
    }

    private static ObjectNode gone(Customer customer) {
        return Json.object()
                .put("id", customer.id())
                .put("object", "customer")
                .put("deleted", true);
    }

    private ObjectNode methods(Call call) {
        var customer = existing(call);
        return Listing.page(
                call,
                account.shelf().newest(PaymentMethod.class).stream()
                        .filter(method -> method.isOf(customer.id()))
                        .filter(Listing.matches(call.params(), "type"))
                        .toList());
    }
}
