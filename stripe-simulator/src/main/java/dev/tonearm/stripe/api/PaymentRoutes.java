package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.created;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.billing.Returns;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Charge;
import dev.tonearm.stripe.object.Dispute;
import dev.tonearm.stripe.object.PaymentIntent;
import dev.tonearm.stripe.object.Refund;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;

/// `/v1/payment_intents`, `/v1/charges`, `/v1/refunds` and `/v1/disputes`
final class PaymentRoutes {
    private final Account account;
    private final Returns returns;

    PaymentRoutes(Account account, Returns returns) {
        this.account = account;
        this.returns = returns;
    }

    List<Route> routes() {
        return List.of(
                Route.list("/payment_intents", this::intents, text("customer"), created()),
                Route.get("/payment_intents/{id}", this::intent),
                Route.list(
                        "/charges",
                        this::charges,
                        text("customer"),
                        text("payment_intent"),
                        created()),
                Route.get("/charges/{id}", this::charge),
                Route.post(
                        "/refunds",
                        this::refund,
                        text("charge"),
                        text("payment_intent"),
                        whole("amount", 1, 99_999_999),
                        choice("reason", "duplicate", "fraudulent", "requested_by_customer"),
                        metadata()),
                Route.list(
                        "/refunds",
                        this::refunds,
                        text("charge"),
                        text("payment_intent"),
                        created()),
                Route.get(
                        "/refunds/{id}",
                        call -> account.shelf().need(Refund.class, call.id(), "id").json()),
                Route.list(
                        "/disputes",
                        this::disputes,
                        text("charge"),
                        text("payment_intent"),
                        created()),
                Route.get("/disputes/{id}", call -> dispute(call).json()),
                Route.post("/disputes/{id}/close", this::giveIn));
    }

    private ObjectNode intents(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(PaymentIntent.class).stream()
                        .filter(Listing.matches(call.params(), "customer"))
                        .filter(Listing.createdAsAsked(call.params()))
                        .toList());
    }

    private ObjectNode intent(Call call) {
        return account.shelf().need(PaymentIntent.class, call.id(), "intent").json();
    }

    private ObjectNode charges(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(Charge.class).stream()
                        .filter(Listing.matches(call.params(), "customer"))
                        .filter(Listing.matches(call.params(), "payment_intent"))
                        .filter(Listing.createdAsAsked(call.params()))
                        .toList());
    }

    private ObjectNode charge(Call call) {
        return account.shelf().need(Charge.class, call.id(), "id").json();
    }

    private ObjectNode refund(Call call) {
        var params = call.params();
        params.exclusive("charge", "payment_intent");
        return returns.refund(charged(params), params.whole("amount").orElse(0), params).json();
    }

    private Charge charged(Params params) {
        if (params.has("charge")) {
            return account.shelf().need(Charge.class, params.needed("charge"), "charge");
        }
        if (!params.has("payment_intent")) {
            throw StripeError.parameter(
                    "charge",
                    "parameter_missing",
                    "One of the following params should be provided for this request: payment_intent or"
                            + " charge.");
        }
        var intent =
                account.shelf()
                        .need(
                                PaymentIntent.class,
                                params.needed("payment_intent"),
                                "payment_intent");
        if (!intent.has("latest_charge")) {
            throw StripeError.parameter(
                    "payment_intent",
                    null,
                    "This PaymentIntent (%s) does not have a successful charge to refund."
                            .formatted(intent.id()));
        }
        return account.shelf().need(Charge.class, intent.text("latest_charge"));
    }

    private ObjectNode refunds(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(Refund.class).stream()
                        .filter(Listing.matches(call.params(), "charge"))
                        .filter(Listing.matches(call.params(), "payment_intent"))
                        .filter(Listing.createdAsAsked(call.params()))
                        .toList());
    }

    private ObjectNode disputes(Call call) {
        return Listing.page(
                call,
                account.shelf().newest(Dispute.class).stream()
                        .filter(Listing.matches(call.params(), "charge"))
                        .filter(Listing.matches(call.params(), "payment_intent"))
                        .filter(Listing.createdAsAsked(call.params()))
                        .toList());
    }

    private Dispute dispute(Call call) {
        return account.shelf().need(Dispute.class, call.id(), "id");
    }

    private ObjectNode giveIn(Call call) {
        var dispute = dispute(call);
        returns.settle(dispute, false);
        return dispute.json();
    }

    /// What a charge shows only when it is asked for.
    ObjectNode parts(ObjectNode shown) {
        var id = shown.path("id").asText();
        var refunds = Json.object().put("object", "list");
        var data = refunds.putArray("data");
        account.shelf().newest(Refund.class).stream()
                .filter(refund -> refund.text("charge").equals(id))
                .forEach(refund -> data.add(refund.json()));
        refunds.put("has_more", false).put("url", "/v1/charges/" + id + "/refunds");
        return Json.object().set("refunds", refunds);
    }
}
