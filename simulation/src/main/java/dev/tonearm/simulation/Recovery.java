package dev.tonearm.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long commands of a partition wait when its owner dies or stands still.
final class Recovery {
    /// After the last fault, every partition's commands are taken again within this time.
    static final Duration BOUND = Duration.ofSeconds(20);

    private final Map<Integer, Long> waiting = new HashMap<>();
    private final List<Duration> times = new ArrayList<>();
    private final long[] lastTaken;

    Recovery(int partitions) {
        lastTaken = new long[partitions];
        Arrays.fill(lastTaken, -1);
    }

    /// A worker can do nothing more, for now or for ever.
    void hit(SimWorker worker, long now) {
        for (int partition = 0; partition < lastTaken.length; partition++) {
            if (worker.acts(partition)) waiting.putIfAbsent(partition, now);
        }
    }

    /// A partition's owner asks for its commands.
    void taken(int partition, long now) {
        lastTaken[partition] = now;
        Long since = waiting.remove(partition);
        if (since != null) times.add(Duration.ofNanos(now - since));
    }

    Optional<Violation> late(long healed) {
        for (int partition = 0; partition < lastTaken.length; partition++) {
            if (lastTaken[partition] < healed) {
                return Optional.of(
                        new Violation(
                                "recovery",
                                "nobody takes the commands of partition "
                                        + partition
                                        + " "
                                        + BOUND.toSeconds()
                                        + " s after the last fault"));
            }
        }
        return Optional.empty();
    }

    List<Duration> times() {
        return List.copyOf(times);
    }
}
