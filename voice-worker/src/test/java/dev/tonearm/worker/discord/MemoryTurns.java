package dev.tonearm.worker.discord;

import dev.tonearm.core.partition.IdentifyTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The fleet's turns in memory, shared by the workers of one test.
final class MemoryTurns implements IdentifyTurns {
    private final Map<Integer, Turn> turns = new HashMap<>();
    private Instant resets = Instant.MIN;
    private int left;
    private int looks;
    boolean away;

    /// How often somebody asked for a last turn.
    synchronized int looks() {
        return looks;
    }

    @Override
    public synchronized Turn last(int bucket) {
        looks++;
        if (away) throw new IllegalStateException("the store is away");
        return now(bucket);
    }

    private Turn now(int bucket) {
        return turns.getOrDefault(bucket, new Turn(bucket, 0, true, Instant.EPOCH));
    }

    @Override
    public synchronized boolean take(Turn seen, String worker, Instant now) {
        if (now(seen.bucket()).number() != seen.number()) return false;
        turns.put(seen.bucket(), seen.next(now));
        return true;
    }

    @Override
    public synchronized void done(Turn taken, Instant now) {
        if (now(taken.bucket()).number() != taken.number()) return;
        turns.put(taken.bucket(), new Turn(taken.bucket(), taken.number(), true, now));
    }

    @Override
    public synchronized boolean spend(int remaining, Duration resetAfter, Instant now) {
        if (!now.isBefore(resets)) {
            resets = now.plus(resetAfter);
            left = remaining;
        }
        return left-- > 0;
    }
}
