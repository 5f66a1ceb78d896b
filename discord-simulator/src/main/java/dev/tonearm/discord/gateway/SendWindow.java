package dev.tonearm.discord.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// The 120 messages that a connection may send within 60 seconds, heartbeats included.
final class SendWindow {

    static final int LIMIT = 120;

    private static final Duration LENGTH = Duration.ofSeconds(60);

    private final Deque<Instant> sent = new ArrayDeque<>();

    /// Counts a message; false when it is one too many.
    boolean admit(Instant now) {
        while (!sent.isEmpty() && !sent.peekFirst().plus(LENGTH).isAfter(now)) {
            sent.removeFirst();
        }
        sent.addLast(now);
        return sent.size() <= LIMIT;
    }
}
