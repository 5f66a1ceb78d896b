package dev.tonearm.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// How long something has waited in a queue. The emulator of SQS does not say, so it is told from
/// how many there are at each look: since then nothing of it was worked off. A queue that is worked
/// off too slowly looks younger than it is; one that stands still is as old as it looks.
final class QueueAges {
    private final Map<String, Instant> since = new HashMap<>();
    private final Map<String, Integer> before = new HashMap<>();

    /// @param messages waiting and in hand
    Duration of(String queue, int messages, Instant now) {
        int last = before.getOrDefault(queue, 0);
        before.put(queue, messages);
        if (messages == 0) {
            since.remove(queue);
            return Duration.ZERO;
        }
        if (messages < last) since.put(queue, now);
        return Duration.between(since.computeIfAbsent(queue, _ -> now), now);
    }
}
