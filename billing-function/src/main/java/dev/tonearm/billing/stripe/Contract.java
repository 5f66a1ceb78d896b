package dev.tonearm.billing.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A subscription as Stripe has it now, as far as it decides what a server has.
///
/// @param status Stripe's word for it
/// @param items what is in it
/// @param started when it was made
/// @param periodEnd until when its current period lasts, which the last invoice was for
/// @param trialEnd when its trial ends or ended
/// @param cancelAt when it is to end, if it is to
/// @param endedAt when it ended, if it did
/// @param invoiced when its last invoice was made, if it has any
/// @param taken whether the money of the last invoice went back, or may
/// @param metadata what was written on it when it was bought
public record Contract(
        String id,
        String customer,
        String status,
        List<Item> items,
        Instant started,
        Optional<Instant> periodEnd,
        Optional<Instant> trialEnd,
        Optional<Instant> cancelAt,
        Optional<Instant> endedAt,
        Optional<Instant> invoiced,
        Taken taken,
        Map<String, String> metadata) {
    public Contract {
        items = List.copyOf(items);
        metadata = Map.copyOf(metadata);
    }

    /// One price in it.
    ///
    /// @param id Stripe's of the item, for changing it
    public record Item(String id, String price) {}

    /// What became of the money of the last invoice.
    public enum Taken {
        NOTHING,
        /// All of it was given back.
        REFUNDED,
        /// Its owner's bank took it back, or asks whether it may.
        DISPUTED
    }
}
