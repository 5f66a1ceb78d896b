package dev.tonearm.billing.secret;

import java.util.List;

/// The secrets by which we are known to Stripe, and Stripe to us. They may change while the
/// function runs.
public interface StripeKeys {
    /// The account's key for requests.
    String api();

    /// Those of the webhook endpoint; two while one is rolled.
    List<String> webhook();
}
