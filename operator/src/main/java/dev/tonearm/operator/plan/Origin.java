package dev.tonearm.operator.plan;

import java.util.Locale;

/// Where a figure comes from, the better ones first.
public enum Origin {
    /// Measured in this repository.
    MEASURED,
    /// It follows from settings or other figures by arithmetic.
    COMPUTED,
    /// Of the provider's price list.
    PRICE,
    /// How people use the bot, or a choice of an operator's.
    ASSUMED,
    /// What was measured small, taken to hold large.
    EXTRAPOLATED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
