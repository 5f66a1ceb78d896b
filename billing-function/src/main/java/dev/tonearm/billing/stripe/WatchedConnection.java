package dev.tonearm.billing.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/// Stripe's library's own connection, which tells when Stripe is away, broken, out of patience or
/// does not know us, once all tries are over.
final class WatchedConnection extends HttpURLConnectionClient {
    private final Runnable failed;

    /// @param failed hears of each
    WatchedConnection(Runnable failed) {
        this.failed = failed;
    }

    @Override
    public StripeResponse requestWithRetries(StripeRequest request) throws StripeException {
        StripeResponse answer;
        try {
            answer = super.requestWithRetries(request);
        } catch (StripeException e) {
            failed.run();
            throw e;
        }
        if (isTrouble(answer.code())) failed.run();
        return answer;
    }

    /// Anything else says something about what was asked for.
    private static boolean isTrouble(int status) {
        return status >= 500 || status == 429 || status == 401 || status == 403;
    }
}
