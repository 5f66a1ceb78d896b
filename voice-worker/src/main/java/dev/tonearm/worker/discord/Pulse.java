package dev.tonearm.worker.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// When a shard's connection was last heard to live. JDA calls a shard connected for as long as
/// nobody tells it otherwise, also when the thread that would has ended.
final class Pulse {
    /// Discord answers a heartbeat every 41.25 s; JDA gives a connection up after two that were not
    /// answered, and has time to come back.
    static final Duration LONGEST = Duration.ofMinutes(3);

    private final InstantSource clock;
    private volatile Instant last;

    Pulse(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    void beat() {
        last = clock.instant();
    }

    /// For how long it was not heard.
    Duration silence() {
        return Duration.between(last, clock.instant());
    }

    boolean fresh() {
        return clock.instant().isBefore(last.plus(LONGEST));
    }
}
