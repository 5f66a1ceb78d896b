package dev.tonearm.billing.stripe;

import java.util.Optional;
import java.util.Set;

/// The operator's account at Stripe, asked for what is true now.
///
/// All of it may throw [StripeUnavailableException].
public interface StripeAccount {
    /// A subscription; empty if the account has none of this id.
    Optional<Contract> contract(String subscription);

    /// The subscriptions that a payment was for: none for one of something else.
    Set<String> paidFor(String payment);
}
