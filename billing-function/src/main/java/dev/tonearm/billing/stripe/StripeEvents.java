package dev.tonearm.billing.stripe;

/// The events that the operator's account at Stripe has.
@FunctionalInterface
public interface StripeEvents {
    /// Whether it has one by this name.
    ///
    /// @throws StripeUnavailableException if nobody knows
    boolean has(String event);
}
