package dev.tonearm.simulation;

import dev.tonearm.core.partition.Fleet;
import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.FleetUnavailableException;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The store's leases and presences, with its conditions.
final class SimFleet implements FleetRecords {
    private final List<Lease> leases = new ArrayList<>();
    private final Map<WorkerId, Presence> workers = new TreeMap<>();

    /// By partition, the last epoch in which each worker owned it.
    private final List<Map<WorkerId, Long>> epochs = new ArrayList<>();

    SimFleet(int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            leases.add(Lease.unowned(partition));
            epochs.add(new HashMap<>());
        }
    }

    @Override
    public Fleet look() {
        return new Fleet(leases, List.copyOf(workers.values()));
    }

    @Override
    public Replacement replace(Lease seen, Lease next) {
        Lease now = leases.get(seen.partition());
        // The store's condition leaves the weight and the owner's life out.
        boolean same =
                now.epoch() == seen.epoch()
                        && now.counter() == seen.counter()
                        && now.owner().name().equals(seen.owner().name())
                        && now.heir().equals(seen.heir())
                        && now.heirReady() == seen.heirReady();
        if (!same) return new Replacement.Changed(now);
        if (next.epoch() < now.epoch() || next.counter() < now.counter()) {
            throw new IllegalStateException("a lease goes back from " + now + " to " + next);
        }
        leases.set(seen.partition(), next);
        epochs.get(seen.partition()).put(next.owner(), next.epoch());
        return new Replacement.Replaced();
    }

    @Override
    public void announce(Presence presence) {
        workers.put(presence.worker(), presence);
    }

    @Override
    public void withdraw(WorkerId worker) {
        workers.remove(worker);
    }

    Lease lease(int partition) {
        return leases.get(partition);
    }

    /// The last epoch in which a worker owned a partition, -1 for none.
    long epoch(int partition, WorkerId worker) {
        return epochs.get(partition).getOrDefault(worker, -1L);
    }

    /// A worker's way to it.
    ///
    /// @param answered runs when a write has been answered
    static FleetRecords port(SimFleet fleet, Wire wire, Runnable answered) {
        // As DynamoFleetRecords bounds its calls.
        var bounds = new Bounds(20, Duration.ofMillis(1_700));
        return new FleetRecords() {
            @Override
            public Fleet look() {
                return call("look", "", fleet::look);
            }

            @Override
            public Replacement replace(Lease seen, Lease next) {
                Replacement outcome = call("lease", next, () -> fleet.replace(seen, next));
                answered.run();
                return outcome;
            }

            @Override
            public void announce(Presence presence) {
                call(
                        "announce",
                        presence,
                        () -> {
                            fleet.announce(presence);
                            return true;
                        });
            }

            @Override
            public void withdraw(WorkerId worker) {
                call(
                        "withdraw",
                        worker,
                        () -> {
                            fleet.withdraw(worker);
                            return true;
                        });
            }

            private <T> T call(String what, Object about, Supplier<T> effect) {
                return wire.call(
                        Port.STORE,
                        what,
                        about,
                        bounds,
                        effect,
                        why ->
                                new FleetUnavailableException(
                                        why, new IllegalStateException("on purpose")));
            }
        };
    }
}
