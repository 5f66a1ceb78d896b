package dev.tonearm.stripe.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.billing.Dunning;
import dev.tonearm.stripe.billing.Returns;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Card;
import dev.tonearm.stripe.object.Card.Presence;
import dev.tonearm.stripe.object.Charge;
import dev.tonearm.stripe.object.CheckoutSession;
import dev.tonearm.stripe.object.Customer;
import dev.tonearm.stripe.object.Dispute;
import dev.tonearm.stripe.object.InvoicePayment;
import dev.tonearm.stripe.object.PaymentIntent;
import dev.tonearm.stripe.object.Subscription;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What people and banks do: a card that changes, Checkout without its page, disputes; and what an
/// operator sets in the dashboard.
final class BillingControl {
    private final Account account;
    private final Billing billing;
    private final Checkout checkout;
    private final Returns returns;

    BillingControl(Account account, Billing billing, Checkout checkout, Returns returns) {
        this.account = account;
        this.billing = billing;
        this.checkout = checkout;
        this.returns = returns;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/dunning", (_, _) -> billing.subscriptions().dunning().json()),
                ControlRoute.patch("/dunning", (_, body) -> dunning(body)),
                ControlRoute.post("/checkout/{id}/pay", this::pay),
                ControlRoute.post("/subscriptions/{id}/card", this::card),
                ControlRoute.post("/disputes", (_, body) -> dispute(body)),
                ControlRoute.post("/disputes/{id}/close", this::close));
    }

    private ObjectNode dunning(Body body) {
        var now = billing.subscriptions().dunning();
        billing.subscriptions()
                .dunning(
                        new Dunning(
                                body.has("draft") ? body.duration("draft") : now.draft(),
                                body.has("retries")
                                        ? body.texts("retries").stream()
                                                .map(BillingControl::duration)
                                                .toList()
                                        : now.retries(),
                                body.choice("end", Dunning.End.class, now.end())));
        return billing.subscriptions().dunning().json();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("retries are durations such as P3D: " + text);
        }
    }

    private static Card card(Body body) {
        var number = body.text("card").replace(" ", "");
        return Card.ofNumber(number)
                .or(() -> Card.ofToken(number))
                .orElseThrow(() ->
                        new IllegalArgumentException("card is no test card's number: " + number));
    }

    /// As if a person paid in the page; `none` for a trial without a card.
    private ObjectNode pay(Context context, Body body) {
        var session =
                account.shelf().need(CheckoutSession.class, context.pathParam("id"), "session");
        if (!session.isOpen()) {
            throw new IllegalArgumentException("it is " + session.text("status") + ", not open");
        }
        var card =
                body.text("card", Card.VISA.number()).equals("none")
                        ? Optional.<Card>empty()
                        : Optional.of(body.has("card") ? card(body) : Card.VISA);
        checkout.complete(session, card, body.text("email", "ada@example.com"), Presence.CONFIRMED);
        return session.json();
    }

    /// What a subscription is paid with from now on, without asking whether it is any good.
    private ObjectNode card(Context context, Body body) {
        var subscription =
                account.shelf().need(Subscription.class, context.pathParam("id"), "subscription");
        var customer = account.shelf().need(Customer.class, subscription.text("customer"));
        billing.paysWith(subscription, checkout.saved(card(body), customer));
        return subscription.json();
    }

    private ObjectNode dispute(Body body) {
        var charge =
                body.has("invoice")
                        ? chargeOf(body.text("invoice"))
                        : account.shelf().need(Charge.class, body.text("charge"), "charge");
        return returns.dispute(charge, body.text("reason", "fraudulent")).json();
    }

    private Charge chargeOf(String invoice) {
        return account.shelf().oldest(InvoicePayment.class).stream()
                .filter(payment -> payment.text("invoice").equals(invoice))
                .map(payment -> account.shelf().need(PaymentIntent.class, payment.intent()))
                .flatMap(intent ->
                        account.shelf().find(Charge.class, intent.text("latest_charge")).stream())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no charge pays invoice " + invoice));
    }

    private ObjectNode close(Context context, Body body) {
        var dispute = account.shelf().need(Dispute.class, context.pathParam("id"), "dispute");
        returns.settle(dispute, body.flag("won", false));
        return dispute.json();
    }
}
