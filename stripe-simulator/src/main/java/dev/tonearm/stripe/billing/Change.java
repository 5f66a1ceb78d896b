package dev.tonearm.stripe.billing;

import dev.tonearm.stripe.object.Price;
import java.util.List;
import java.util.Optional;

/// What is to be other about what a subscription has, and who pays the difference how.
///
/// @param items what is to be other; those that are not named stay
/// @param prorations `create_prorations`, `always_invoice`, `none`
/// @param behaviour when a payment that follows fails: `allow_incomplete`, `error_if_incomplete`
/// @param restarts whether a new period begins now
/// @param trialEnd a new end of its trial, 0 for now; empty to leave it
public record Change(
        List<ItemChange> items,
        String prorations,
        String behaviour,
        boolean restarts,
        Optional<Long> trialEnd) {

    /// One item.
    ///
    /// @param id empty for a new one
    /// @param price what it becomes; empty to leave it
    /// @param quantity 0 to leave it
    /// @param deleted whether it goes
    public record ItemChange(String id, Optional<Price> price, long quantity, boolean deleted) {}

    /// One that only changes the price of its first item, as the portal does.
    public static Change toPrice(String item, Price price, String prorations) {
        return new Change(
                List.of(new ItemChange(item, Optional.of(price), 0, false)),
                prorations,
                "allow_incomplete",
                false,
                Optional.empty());
    }

    boolean touchesItems() {
        return !items.isEmpty();
    }
}
