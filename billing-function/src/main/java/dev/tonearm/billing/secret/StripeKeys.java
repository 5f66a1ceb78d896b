package dev.tonearm.billing.secret;

import java.util.List;
import java.util.Optional;

/// The secrets by which we are known to Stripe, and Stripe to us. They may change while the
/// function runs.
public interface StripeKeys {
    /// The account's key for requests.
    String api();

    /// Whether the account's key is about real money; empty for a key that does not say so.
    default Optional<Boolean> live() {
        if (api().contains("_live_")) return Optional.of(true);
        return api().contains("_test_") ? Optional.of(false) : Optional.empty();
    }

    /// Those of the webhook endpoint; two while one is rolled.
    List<String> webhook();
}
