package dev.tonearm.billing.stripe;

/// Stripe did not answer, or not as it should; nobody knows whether what was asked was done.
public final class StripeUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param what was asked
    /// @param how it failed, without anything secret
    public StripeUnavailableException(String what, String how) {
        super(what + ": " + how);
    }
}
