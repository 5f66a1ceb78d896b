package dev.tonearm.billing.stripe;

import dev.tonearm.billing.note.Subject;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An event as Stripe posts it. Of its object nothing is believed but its ids: events come late,
/// twice and in any order, and in whatever version of the API the endpoint was made with. What is
/// true is asked for.
///
/// @param version of the API that wrote it
/// @param live whether it is about real money
/// @param at when it happened; the epoch if it does not say
public record StripeEvent(
        String id, String type, String version, boolean live, Instant at, Meaning meaning) {
    /// What an event means to us.
    public sealed interface Meaning {
        /// Something may have changed.
        record Changed(Subject subject) implements Meaning {}

        /// It is no concern of ours.
        record Nothing() implements Meaning {}

        /// It is of a kind that concerns us and does not say whom: a version that we do not know.
        record Unclear() implements Meaning {}
    }

    private static final String OF_SUBSCRIPTIONS = "customer.subscription.";

    /// Sessions that became something. One that expired never did.
    private static final List<String> OF_CHECKOUT =
            List.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed");

    private static final List<String> OF_INVOICES =
            List.of(
                    "invoice.paid",
                    "invoice.payment_failed",
                    "invoice.payment_action_required",
                    "invoice.finalization_failed",
                    "invoice.marked_uncollectible",
                    "invoice.voided");

    private static final List<String> OF_MONEY_BACK =
            List.of("charge.refunded", "charge.refund.", "refund.", "charge.dispute.");

    /// Reads one.
    ///
    /// @throws JsonException if it is no event
    public static StripeEvent read(byte[] body) {
        JsonObject json = JsonObject.parse(body);
        String type = json.string("type");
        return new StripeEvent(
                json.string("id"),
                type,
                json.optionalString("api_version").orElse(""),
                json.optionalFlag("livemode").orElse(false),
                created(json),
                meaningOf(type, json));
    }

    /// Seconds, and in the second version of Stripe's API a text.
    private static Instant created(JsonObject json) {
        try {
            return Instant.ofEpochSecond(json.optionalNumber("created").orElse(0L));
        } catch (JsonException _) {
            return Instant.EPOCH;
        }
    }

    /// In a version that we do not know anything may stand anywhere.
    private static Meaning meaningOf(String type, JsonObject event) {
        try {
            return meaning(type, event);
        } catch (JsonException _) {
            return new Meaning.Unclear();
        }
    }

    private static Meaning meaning(String type, JsonObject event) {
        if (type.startsWith(OF_SUBSCRIPTIONS)) {
            return changed(
                    object(event).or(() -> event.optionalObject("related_object")), "id", false);
        }
        if (OF_CHECKOUT.contains(type)) return changed(object(event), "subscription", true);
        if (OF_INVOICES.contains(type)) return invoice(event);
        if (OF_MONEY_BACK.stream().anyMatch(type::startsWith)) {
            return object(event)
                    .map(object ->
                            reference(object, "payment_intent")
                                    .<Meaning>map(
                                            id -> new Meaning.Changed(new Subject.OfPayment(id)))
                                    .orElseGet(Meaning.Nothing::new))
                    .orElseGet(Meaning.Unclear::new);
        }
        return new Meaning.Nothing();
    }

    /// Since 2025 an invoice names its subscription below its parent, before that by itself; one of
    /// its own has none.
    private static Meaning invoice(JsonObject event) {
        Optional<JsonObject> invoice = object(event);
        Optional<JsonObject> details =
                invoice.flatMap(one -> one.optionalObject("parent"))
                        .flatMap(parent -> parent.optionalObject("subscription_details"));
        return changed(details.or(() -> invoice), "subscription", true);
    }

    /// @param optional whether one that is about no subscription is nothing strange
    private static Meaning changed(Optional<JsonObject> object, String member, boolean optional) {
        Optional<String> id = object.flatMap(one -> reference(one, member));
        if (id.isPresent()) return new Meaning.Changed(new Subject.OfSubscription(id.get()));
        return optional && object.isPresent() ? new Meaning.Nothing() : new Meaning.Unclear();
    }

    private static Optional<JsonObject> object(JsonObject event) {
        return event.optionalObject("data").flatMap(data -> data.optionalObject("object"));
    }

    /// An id, or that of an object that stands in its place.
    private static Optional<String> reference(JsonObject object, String member) {
        return object.value(member)
                .flatMap(value ->
                        switch (value) {
                            case String id -> Optional.of(id);
                            case JsonObject whole -> whole.optionalString("id");
                            default -> Optional.empty();
                        });
    }
}
