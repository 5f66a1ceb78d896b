package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.hash;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.PaymentMethod;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;
import java.util.Optional;

/// `/v1/payment_methods`
final class PaymentMethodRoutes {
    private final Account account;
    private final Events events;

    PaymentMethodRoutes(Account account, Events events) {
        this.account = account;
        this.events = events;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        "/payment_methods",
                        this::create,
                        choice("type", "card").need(),
                        hash(
                                "card",
                                text("number"),
                                whole("exp_month", 1, 12),
                                whole("exp_year", 2_000, 2_100),
                                text("cvc"),
                                text("token")),
                        metadata()),
                Route.list(
                        "/payment_methods", this::list, text("customer"), choice("type", "card")),
                Route.get("/payment_methods/{id}", call -> existing(call).json()),
                Route.post("/payment_methods/{id}/attach", this::attach, text("customer").need()),
                Route.post("/payment_methods/{id}/detach", this::detach));
    }

    private long now() {
        return account.timelines().account().now();
    }

    private ObjectNode create(Call call) {
        var number = call.params().needed("card.number").replace(" ", "");
        var card =
                Card.ofNumber(number)
                        .orElseThrow(() ->
                                StripeError.parameter(
                                        "card[number]",
                                        "incorrect_number",
                                        "This simulator has no such card. Use a test card, such as "
                                                + Card.VISA.number()));
        var method = new PaymentMethod(account.ids().next("pm_"), now(), card);
        method.note(call.params());
        return account.shelf().add(method).json();
    }

    private ObjectNode list(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(PaymentMethod.class).stream()
                        .filter(method -> method.customer().isPresent())
                        .filter(Listing.matches(call.params(), "customer"))
                        .toList());
    }

    private PaymentMethod existing(Call call) {
        return account.shelf().need(PaymentMethod.class, call.id(), "id");
    }

    /// A test card by its name is a new one each time.
    private PaymentMethod named(Call call) {
        Optional<Card> card = Card.ofToken(call.id());
        return card.isPresent()
                ? account.shelf()
                        .add(new PaymentMethod(account.ids().next("pm_"), now(), card.get()))
                : existing(call);
    }

    private ObjectNode attach(Call call) {
        var customer =
                account.shelf().need(Customer.class, call.params().needed("customer"), "customer");
        var method = named(call);
        if (method.customer().isPresent()) {
            throw StripeError.invalid(
                    "The payment method you provided has already been attached to a customer.");
        }
        method.card()
                .refusesToBeSaved()
                .ifPresent(refusal -> {
                    throw refusal;
                });
        method.attachTo(customer.id());
        events.tell("payment_method.attached", method);
        return method.json();
    }

    private ObjectNode detach(Call call) {
        var method = existing(call);
        var owner =
                method.customer()
                        .flatMap(id -> account.shelf().find(Customer.class, id))
                        .orElseThrow(() ->
                                StripeError.invalid(
                                        "The payment method you provided is not attached to a customer so"
                                                + " detachment is impossible."));
        events.change("payment_method.detached", method, method::detach);
        if (owner.defaultPaymentMethod().equals(method.id())) {
            owner.set("invoice_settings.default_payment_method", (String) null);
        }
        return method.json();
    }
}
