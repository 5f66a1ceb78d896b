package dev.tonearm.operator.price;

import java.util.Optional;

/// A price as Stripe has it.
///
/// @param product the name that buyers read
/// @param active whether it can be bought
/// @param amount empty where it depends on how much is bought
/// @param every `month`, `year`, another interval such as `3 month`, or `once`
/// @param taxed whether taxes are in the amount
/// @param plan what its metadata, or its product's, say under `tonearm_plan`; or nothing
record StripePrice(
        String id,
        String product,
        boolean active,
        Optional<Money> amount,
        String every,
        boolean taxed,
        String plan) {
    static final String MONTH = "month";
    static final String YEAR = "year";

    /// Whether a plan can be paid for by it.
    boolean ofPlans() {
        return amount.isPresent() && (every.equals(MONTH) || every.equals(YEAR));
    }

    @Override
    public String toString() {
        return "%s (%s, %s a %s)"
                .formatted(id, product, amount.map(Money::toString).orElse("no fixed sum"), every);
    }
}
