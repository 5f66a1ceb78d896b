package dev.tonearm.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What happens to renewals that are not paid: what an operator sets in Stripe's dashboard.
///
/// @param draft how long an invoice of a renewal stays a draft; Stripe's do for about an hour
/// @param retries the waits after each failure
/// @param end what becomes of the subscription when the last one failed
public record Dunning(Duration draft, List<Duration> retries, End end) {

    /// The end of a subscription whose renewal nobody pays.
    public enum End {
        CANCELED,
        UNPAID,
        PAST_DUE
    }

    public Dunning {
        retries = List.copyOf(retries);
    }

    public static Dunning usual() {
        return new Dunning(
                Duration.ofHours(1),
                List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(7)),
                End.CANCELED);
    }

    /// The wait after so many tries; zero when there is no other.
    long waitAfter(long tries) {
        return tries <= retries.size() ? retries.get((int) tries - 1).toSeconds() : 0;
    }

    public ObjectNode json() {
        var node = Json.object().put("draft", draft.toString());
        var list = node.putArray("retries");
        retries.forEach(wait -> list.add(wait.toString()));
        return node.put("end", end.name().toLowerCase(Locale.ROOT));
    }
}
