package dev.tonearm.billing.note;

import java.util.Optional;

/// What an event of Stripe's is about, as far as it concerns what a server has.
public sealed interface Subject {
    /// Stripe's id of it.
    String id();

    /// A subscription.
    record OfSubscription(String id) implements Subject {}

    /// A payment, of which money went back or may go back.
    record OfPayment(String id) implements Subject {}

    /// As it stands in a note.
    default String wire() {
        return switch (this) {
            case OfSubscription(var id) -> SUBSCRIPTION + id;
            case OfPayment(var id) -> PAYMENT + id;
        };
    }

    /// Reads that; empty for what a newer build wrote.
    static Optional<Subject> read(String wire) {
        if (wire.startsWith(SUBSCRIPTION)) {
            return Optional.of(new OfSubscription(wire.substring(SUBSCRIPTION.length())));
        }
        if (wire.startsWith(PAYMENT)) {
            return Optional.of(new OfPayment(wire.substring(PAYMENT.length())));
        }
        return Optional.empty();
    }

    String SUBSCRIPTION = "subscription:";
    String PAYMENT = "payment:";
}
