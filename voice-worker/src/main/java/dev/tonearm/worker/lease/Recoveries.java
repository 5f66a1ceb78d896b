package dev.tonearm.worker.lease;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;

/// How long partitions of dead workers were without anybody: from the owner's last sign until its
/// players are back.
final class Recoveries {
    private final Map<Integer, Long> lastSigns = new TreeMap<>();
    private final LongConsumer took;

    /// @param took is told how many nanoseconds one took
    Recoveries(LongConsumer took) {
        this.took = took;
    }

    /// A partition was taken from an owner that was silent.
    ///
    /// @param lastSign in nanoseconds of our own clock
    synchronized void taken(int partition, long lastSign) {
        lastSigns.put(partition, lastSign);
    }

    /// Whether one is under way.
    synchronized boolean any() {
        return !lastSigns.isEmpty();
    }

    /// Tells of those that have come to their end.
    ///
    /// @param ours whether a partition is still this worker's
    /// @param back whether its players are
    synchronized void look(IntPredicate ours, IntPredicate back, long now) {
        lastSigns
                .entrySet()
                .removeIf(one -> {
                    if (back.test(one.getKey())) {
                        took.accept(now - one.getValue());
                        return true;
                    }
                    return !ours.test(one.getKey());
                });
    }
}
