package dev.tonearm.billing.secret;

import java.util.List;

/// Where nothing is paid for at Stripe: whoever says that they are Stripe is not, and to ask there
/// is a mistake.
public record NoKeys() implements StripeKeys {
    @Override
    public String api() {
        throw new IllegalStateException(
                "nothing is paid for at Stripe here: TONEARM_SELLING is off");
    }

    @Override
    public List<String> webhook() {
        return List.of();
    }
}
