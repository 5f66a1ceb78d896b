package dev.tonearm.function.signature;

import dev.tonearm.function.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells Stripe's webhooks from everybody else's: HMAC-SHA256 over a timestamp, a dot and the raw
/// body, in a header `t=…,v1=…` (docs.stripe.com/webhooks, "Verify webhook signatures manually").
///
/// While a secret is rolled Stripe signs with the old one and the new one, so the header has a `v1`
/// for each; and for as long the operator may have both set. One that fits is enough.
public final class StripeSignature {
    /// How far a signature may be from our clock: what Stripe's own libraries take by default. A
    /// delivery that Stripe repeats is signed anew.
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

    private static final String HEADER = "stripe-signature";
    private static final String SCHEME = "v1";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    /// Stripe sends two while a secret is rolled; each costs a comparison.
    private static final int MOST_SIGNATURES = 16;

    private final Supplier<List<String>> secrets;
    private final Duration tolerance;
    private final InstantSource clock;

    /// Signatures of one endpoint.
    ///
    /// @param secrets the endpoint's, asked for each request, because they change without a deploy
    public StripeSignature(
            Supplier<List<String>> secrets, Duration tolerance, InstantSource clock) {
        this.secrets = secrets;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    public Authenticity of(HttpRequest request) {
        Optional<String> header = request.header(HEADER);
        if (header.isEmpty()) return Authenticity.MISSING;
        String timestamp = "";
        List<byte[]> signatures = new ArrayList<>();
        for (String part : header.get().split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) return Authenticity.MALFORMED;
            String name = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            if (name.equals("t")) timestamp = value;
            if (name.equals(SCHEME)) {
                HeaderText.bytes(value, LENGTH).ifPresent(signatures::add);
            }
        }
        Optional<Instant> signed = HeaderText.instant(timestamp);
        if (signed.isEmpty() || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            return Authenticity.MALFORMED;
        }
        Duration age = Duration.between(signed.get(), clock.instant());
        if (age.compareTo(tolerance) > 0) return Authenticity.STALE;
        if (age.negated().compareTo(tolerance) > 0) return Authenticity.EARLY;
        return fits(signatures, timestamp, request.body())
                ? Authenticity.GENUINE
                : Authenticity.FORGED;
    }

    private boolean fits(List<byte[]> signatures, String timestamp, byte[] body) {
        boolean fits = false;
        for (String secret : secrets.get()) {
            byte[] expected = hmac(secret, timestamp, body);
            // All are compared, so that the time tells nobody which one was near.
            for (byte[] signature : signatures) fits |= MessageDigest.isEqual(expected, signature);
        }
        return fits;
    }

    /// What a secret makes of a body.
    static byte[] hmac(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
