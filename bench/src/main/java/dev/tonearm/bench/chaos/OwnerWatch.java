package dev.tonearm.bench.chaos;

import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.FleetUnavailableException;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.drive.Lookout;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// How long after a fault each partition of the struck worker had another owner.
final class OwnerWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final FleetRecords fleet;
    private final List<Double> millis = new CopyOnWriteArrayList<>();
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();

    OwnerWatch(FleetRecords fleet) {
        this.fleet = fleet;
    }

    void begin(WorkerId struck, Set<Integer> partitions) {
        long began = System.nanoTime();
        watchers.execute(() -> {
            Set<Integer> open = new HashSet<>(partitions);
            Lookout.until(
                    () -> {
                        Set<Integer> taken = taken(struck);
                        taken.retainAll(open);
                        taken.forEach(_ -> millis.add((System.nanoTime() - began) / 1e6));
                        open.removeAll(taken);
                        return open.isEmpty();
                    },
                    PATIENCE,
                    LOOK);
        });
    }

    private Set<Integer> taken(WorkerId struck) {
        try {
            return fleet.look().leases().stream()
                    .filter(lease -> !lease.owner().isNobody() && !lease.isOwnedBy(struck))
                    .map(Lease::partition)
                    .collect(Collectors.toSet());
        } catch (FleetUnavailableException _) {
            return new HashSet<>();
        }
    }

    List<Double> millis() {
        return List.copyOf(millis);
    }

    @Override
    public void close() {
        watchers.close();
    }
}
