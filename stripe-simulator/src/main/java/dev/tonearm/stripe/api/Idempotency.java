package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.StripeError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The same request under the same key happens once, and is answered alike.
///
/// In real time, not the account's: requests are repeated in it.
///
/// @see <a href="https://docs.stripe.com/api/idempotent_requests">Idempotent requests</a>
final class Idempotency {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 255;

    /// An answer that is given again.
    record Saved(int status, ObjectNode body, String request) {}

    private record Entry(String fingerprint, Instant since, @Nullable Saved saved) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final InstantSource clock;

    Idempotency(InstantSource clock) {
        this.clock = clock;
    }

    /// Begins a request.
    ///
    /// @param fingerprint of the request: where it goes and what is in it
    /// @return the answer of before; empty when there is none, and then the caller calls [#finish]
    ///   or [#forget]
    synchronized Optional<Saved> begin(String key, String fingerprint) {
        if (key.length() > LONGEST) {
            throw StripeError.invalid(
                    "Idempotency keys can have up to 255 characters, this has " + key.length());
        }
        var now = clock.instant();
        entries.values().removeIf(entry -> entry.since().plus(KEPT).isBefore(now));
        var entry = entries.get(key);
        if (entry == null) {
            entries.put(key, new Entry(fingerprint, now, null));
            return Optional.empty();
        }
        if (!entry.fingerprint().equals(fingerprint)) {
            throw StripeError.idempotency(
                    400,
                    null,
                    ("Keys for idempotent requests can only be used with the same parameters they were first"
                                    + " used with. Try using a key other than '%s' if you meant to execute a"
                                    + " different request.")
                            .formatted(key));
        }
        if (entry.saved() == null) {
            throw StripeError.idempotency(
                    409,
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this Stripe Idempotency Key ("
                            + key
                            + ").");
        }
        return Optional.of(entry.saved());
    }

    synchronized void finish(String key, Saved saved) {
        entries.computeIfPresent(
                key, (_, entry) -> new Entry(entry.fingerprint(), entry.since(), saved));
    }

    /// What was refused before it did anything may be sent again, put right.
    synchronized void forget(String key) {
        entries.remove(key);
    }
}
