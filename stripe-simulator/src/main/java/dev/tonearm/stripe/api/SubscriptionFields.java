package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.choice;
import static dev.tonearm.stripe.wire.Field.flag;
import static dev.tonearm.stripe.wire.Field.hash;
import static dev.tonearm.stripe.wire.Field.hashes;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.time;
import static dev.tonearm.stripe.wire.Field.timeOr;
import static dev.tonearm.stripe.wire.Field.whole;

import dev.tonearm.stripe.wire.Field;

/// What making and changing a subscription take.
final class SubscriptionFields {
    private static final Field PRORATIONS =
            choice("proration_behavior", "create_prorations", "always_invoice", "none");
    private static final Field TRIAL =
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
                            .need());
    static final Field REASONS =
            hash(
                    "cancellation_details",
                    text("comment").clear(),
                    choice(
                                    "feedback",
                                    "customer_service",
                                    "low_quality",
                                    "missing_features",
                                    "other",
                                    "switched_service",
                                    "too_complex",
                                    "too_expensive",
                                    "unused")
                            .clear());

    static final Field[] CREATE = {
        text("customer").need(),
        hashes("items", text("price").need(), whole("quantity", 1, 999_999), metadata()).need(),
        text("default_payment_method"),
        choice("payment_behavior", "allow_incomplete", "default_incomplete", "error_if_incomplete"),
        choice("collection_method", "charge_automatically"),
        flag("cancel_at_period_end"),
        flag("off_session"),
        text("description"),
        timeOr("trial_end", "now"),
        whole("trial_period_days", 1, 730),
        PRORATIONS,
        TRIAL,
        metadata()
    };

    static final Field[] UPDATE = {
        hashes(
                "items",
                text("id"),
                text("price"),
                whole("quantity", 1, 999_999),
                flag("deleted"),
                metadata()),
        PRORATIONS,
        choice("payment_behavior", "allow_incomplete", "error_if_incomplete"),
        choice("billing_cycle_anchor", "now", "unchanged"),
        flag("cancel_at_period_end"),
        time("cancel_at").clear(),
        flag("off_session"),
        text("default_payment_method").clear(),
        text("description").clear(),
        timeOr("trial_end", "now"),
        REASONS,
        TRIAL,
        metadata()
    };

    private SubscriptionFields() {}
}
