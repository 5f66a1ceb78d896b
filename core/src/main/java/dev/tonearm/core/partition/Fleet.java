package dev.tonearm.core.partition;

import java.util.List;

/// All leases and all workers as the store had them at one time.
///
/// @param leases one of each partition, in order
/// @param workers those that have said that they live and not said goodbye; some may be dead
public record Fleet(List<Lease> leases, List<Presence> workers) {
    public Fleet {
        leases = List.copyOf(leases);
        workers = List.copyOf(workers);
    }
}
