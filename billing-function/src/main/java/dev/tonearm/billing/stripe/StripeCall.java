package dev.tonearm.billing.stripe;

import com.stripe.exception.StripeException;
import java.util.Optional;

/// A request to Stripe, whose failures become ours: Stripe's own messages quote what they were
/// given.
@FunctionalInterface
interface StripeCall<T> {
    T make() throws StripeException;

    /// Makes it.
    ///
    /// @param what it is about, for the log
    /// @throws StripeUnavailableException if it fails
    /// @throws SameUnderWayException if somebody makes the same at this moment
    static <T> T of(String what, StripeCall<T> call) {
        try {
            return call.make();
        } catch (StripeException e) {
            throw failed(what, e);
        }
    }

    /// Makes one that asks for something which may not be there.
    static <T> Optional<T> find(String what, StripeCall<T> call) {
        try {
            return Optional.of(call.make());
        } catch (StripeException e) {
            if (Integer.valueOf(404).equals(e.getStatusCode())) return Optional.empty();
            throw failed(what, e);
        }
    }

    private static RuntimeException failed(String what, StripeException e) {
        if (KEY_IN_USE.equals(e.getCode())) return new SameUnderWayException(what);
        return new StripeUnavailableException(
                what,
                "%s, status %s, code %s, request %s"
                        .formatted(
                                e.getClass().getSimpleName(),
                                e.getStatusCode(),
                                e.getCode(),
                                e.getRequestId()));
    }

    /// docs.stripe.com/error-codes
    String KEY_IN_USE = "idempotency_key_in_use";
}
