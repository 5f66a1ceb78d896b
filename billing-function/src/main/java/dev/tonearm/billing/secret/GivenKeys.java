package dev.tonearm.billing.secret;

import java.util.List;

/// Keys that stand in the environment.
public record GivenKeys(String api, List<String> webhook) implements StripeKeys {
    public GivenKeys {
        webhook = List.copyOf(webhook);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "GivenKeys[]";
    }
}
