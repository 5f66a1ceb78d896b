package dev.tonearm.billing.stripe;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out whose fault it is that a signature does not hold. Who forges cannot know what an event
/// of ours is called; one that Stripe has was sent by Stripe, so the secret that we have is wrong,
/// and nobody who pays gets a plan. From outside both look alike.
///
/// Anybody can make us ask, so we do it rarely, and only for what could be an event's name.
public final class SecondOpinion {
    /// For each copy of the function. Stripe sends what was refused again, and other events.
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(SecondOpinion.class);
    private static final Pattern NAME = Pattern.compile("evt_[A-Za-z0-9]{1,100}");

    private final StripeEvents events;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    public SecondOpinion(StripeEvents events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /// Whether Stripe has the event that is told here, as far as it was asked.
    ///
    /// @param body in which nothing is believed
    boolean isStripes(byte[] body) {
        Optional<String> event = name(body);
        if (event.isEmpty() || !mayAsk()) return false;
        try {
            if (!events.has(event.get())) return false;
        } catch (StripeUnavailableException e) {
            log.warn("nobody knows whether a refused event is Stripe's", e);
            return false;
        }
        log.error(
                "event {} is Stripe's and its signature does not hold: none of the webhook secrets"
                        + " here is the endpoint's at Stripe",
                event.get());
        return true;
    }

    private synchronized boolean mayAsk() {
        Instant now = clock.instant();
        if (now.isBefore(next)) return false;
        next = now.plus(EVERY);
        return true;
    }

    private static Optional<String> name(byte[] body) {
        try {
            return JsonObject.parse(body)
                    .optionalString("id")
                    .filter(id -> NAME.matcher(id).matches());
        } catch (JsonException _) {
            return Optional.empty();
        }
    }
}
