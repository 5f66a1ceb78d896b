package dev.tonearm.discord.rest;

import dev.tonearm.discord.record.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Who sends 10,000 requests in ten minutes that end in 401, 403 or 429 is banned for a while.
final class InvalidRequests {

    private static final int LIMIT = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Violations violations;
    private Instant windowEnds = Instant.EPOCH;
    private int count;

    InvalidRequests(InstantSource clock, Violations violations) {
        this.clock = clock;
        this.violations = violations;
    }

    synchronized void answered(int status) {
        if (status != 401 && status != 403 && status != 429) {
            return;
        }
        var now = clock.instant();
        if (!now.isBefore(windowEnds)) {
            windowEnds = now.plus(WINDOW);
            count = 0;
        }
        count++;
        if (count == LIMIT) {
            violations.report(
                    "rest.invalid-request-limit",
                    "REST",
                    LIMIT + " requests ended in 401, 403 or 429");
        }
    }

    synchronized boolean banned() {
        return count >= LIMIT && clock.instant().isBefore(windowEnds);
    }
}
