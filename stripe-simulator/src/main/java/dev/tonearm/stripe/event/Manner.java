package dev.tonearm.stripe.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.time.Duration;

/// How webhooks are sent.
///
/// @param held they wait until they are released
/// @param copies how often each is sent; Stripe promises at least once
/// @param firstRetry the wait after the first failure, in the account's time; each next one is
///   twice as long, up to [#LONGEST]
/// @param giveUp how long after the event it is tried; Stripe's live mode does for three days
/// @param timeout how long an endpoint may take to answer, in real time
public record Manner(
        boolean held, int copies, Duration firstRetry, Duration giveUp, Duration timeout) {
    static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST_COPIES = 50;

    public Manner {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException("copies is 1 to " + MOST_COPIES + ", was " + copies);
        }
        if (firstRetry.toSeconds() < 1) {
            throw new IllegalArgumentException("firstRetry is at least a second");
        }
    }

    public static Manner usual() {
        return new Manner(
                false, 1, Duration.ofMinutes(1), Duration.ofDays(3), Duration.ofSeconds(20));
    }

    public Manner withHeld(boolean on) {
        return new Manner(on, copies, firstRetry, giveUp, timeout);
    }

    public Manner withCopies(int number) {
        return new Manner(held, number, firstRetry, giveUp, timeout);
    }

    public Manner withFirstRetry(Duration wait) {
        return new Manner(held, copies, wait, giveUp, timeout);
    }

    public Manner withGiveUp(Duration end) {
        return new Manner(held, copies, firstRetry, end, timeout);
    }

    public Manner withTimeout(Duration most) {
        return new Manner(held, copies, firstRetry, giveUp, most);
    }

    /// Seconds to wait after so many failures.
    long waitAfter(int failures) {
        long factor = 1L << Math.min(failures - 1, 30);
        return Math.min(firstRetry.toSeconds() * factor, LONGEST.toSeconds());
    }

    public ObjectNode json() {
        return Json.object()
                .put("held", held)
                .put("copies", copies)
                .put("firstRetry", firstRetry.toString())
                .put("giveUp", giveUp.toString())
                .put("timeout", timeout.toString());
    }
}
