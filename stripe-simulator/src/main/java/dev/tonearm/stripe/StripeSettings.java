package dev.tonearm.stripe;

import dev.tonearm.stripe.time.Follower;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a simulator is started with.
///
/// @param port 0 for a free one
/// @param secretKey of the test mode, `sk_test_…`
/// @param webhook where events are sent from the start; null for nowhere
/// @param webhookSecret `whsec_…`, what they are signed with
/// @param prices that the account has from the start
/// @param clock real time: of signatures, of idempotency keys, and what the account's time starts
///   from
/// @param follower what is moved with the account's time
public record StripeSettings(
        int port,
        String secretKey,
        @Nullable URI webhook,
        String webhookSecret,
        List<ListedPrice> prices,
        InstantSource clock,
        Follower follower) {

    /// The version of the API, as stripe-java 33 pins it.
    public static final String API_VERSION = "2026-07-29.dahlia";

    public StripeSettings {
        prices = List.copyOf(prices);
        if (!secretKey.startsWith("sk_test_")) {
            throw new IllegalArgumentException("a secret key here begins with sk_test_");
        }
        if (!webhookSecret.startsWith("whsec_")) {
            throw new IllegalArgumentException("a webhook secret begins with whsec_");
        }
    }

    /// A free port, new secrets, and nothing in the account.
    public static StripeSettings defaults() {
        return new StripeSettings(
                0,
                "sk_test_" + random(),
                null,
                "whsec_" + random(),
                List.of(),
                InstantSource.system(),
                Follower.NONE);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public StripeSettings withPort(int newPort) {
        return new StripeSettings(
                newPort, secretKey, webhook, webhookSecret, prices, clock, follower);
    }

    public StripeSettings withSecretKey(String key) {
        return new StripeSettings(port, key, webhook, webhookSecret, prices, clock, follower);
    }

    public StripeSettings withWebhook(URI url, String secret) {
        return new StripeSettings(port, secretKey, url, secret, prices, clock, follower);
    }

    /// One more price.
    public StripeSettings withPrice(ListedPrice price) {
        var more = new ArrayList<>(prices);
        more.add(price);
        return new StripeSettings(port, secretKey, webhook, webhookSecret, more, clock, follower);
    }

    public StripeSettings withClock(InstantSource newClock) {
        return new StripeSettings(
                port, secretKey, webhook, webhookSecret, prices, newClock, follower);
    }

    public StripeSettings withFollower(Follower newFollower) {
        return new StripeSettings(
                port, secretKey, webhook, webhookSecret, prices, clock, newFollower);
    }

    @Override
    public String toString() {
        return "StripeSettings[port=" + port + ", webhook=" + webhook + "]";
    }
}
