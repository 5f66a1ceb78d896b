package dev.tonearm.billing.stripe;

import com.stripe.StripeClient;
import java.util.function.Supplier;

/// Asks for events by Stripe's own library.
public final class StripeJavaEvents implements StripeEvents {
    private final Supplier<StripeClient> client;

    public StripeJavaEvents(Supplier<StripeClient> client) {
        this.client = client;
    }

    @Override
    public boolean has(String event) {
        return StripeCall.find("event", () -> client.get().v1().events().retrieve(event))
                .isPresent();
    }
}
