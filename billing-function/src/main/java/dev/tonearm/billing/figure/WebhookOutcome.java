package dev.tonearm.billing.figure;

import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.signature.Authenticity;
import java.util.Locale;

/// What became of a webhook.
public enum WebhookOutcome {
    /// It is noted, or no concern of ours.
    TAKEN,
    /// Its sender did not sign it.
    FORGED,
    /// It is Stripe's by Stripe's own word, and its signature does not hold: our secret is wrong.
    MISTAKEN,
    /// It was signed too long ago, or by a clock that is ahead.
    LATE,
    /// It says what we do not take: the settings are of two.
    REFUSED,
    /// It could not be noted, and its sender will try again.
    FAILED;

    /// Counts one of which it is not known that its sender made it.
    public static void count(Counts figures, Authenticity verdict) {
        count(
                figures,
                switch (verdict) {
                    case STALE, EARLY -> LATE;
                    case MISSING, MALFORMED, FORGED -> WebhookOutcome.FORGED;
                    case GENUINE ->
                            throw new IllegalArgumentException("what is genuine is answered");
                });
    }

    /// Counts one by what its sender is answered.
    public static HttpResponse count(Counts figures, HttpResponse answer) {
        count(
                figures,
                switch (answer.status() / 100) {
                    case 2 -> TAKEN;
                    case 4 -> REFUSED;
                    default -> FAILED;
                });
        return answer;
    }

    /// Counts one of which that is known.
    public static void count(Counts figures, WebhookOutcome outcome) {
        figures.count(BillingMetric.WEBHOOKS, outcome.name().toLowerCase(Locale.ROOT));
    }
}
