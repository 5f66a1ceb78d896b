package dev.tonearm.worker.lease;

import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.WorkerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Who should have which partition. Pure: every worker that sees the same fleet comes to the same
/// result, so that they rarely ask for the same one; when they do, the store lets one have it.
final class Balance {
    private static final Comparator<Lease> HEAVIEST_FIRST =
            Comparator.comparingInt(Lease::weight).reversed().thenComparingInt(Lease::partition);

    /// Loads by worker, in the workers' order.
    private final TreeMap<WorkerId, Integer> loads = new TreeMap<>();

    /// @param workers who can have partitions
    /// @param borne leases that have somebody
    /// @param bearer who has a lease, or will
    Balance(Collection<WorkerId> workers, Collection<Lease> borne, Map<Integer, WorkerId> bearer) {
        for (WorkerId worker : workers) loads.put(worker, 0);
        for (Lease lease : borne) {
            WorkerId worker = bearer.getOrDefault(lease.partition(), WorkerId.NOBODY);
            loads.computeIfPresent(worker, (_, load) -> load + cost(lease));
        }
    }

    /// An idle partition costs as much as a guild: its shards and its polling.
    private static int cost(Lease lease) {
        return lease.weight() + 1;
    }

    /// Gives each of some leases to the least loaded worker, the heaviest first.
    Map<Integer, WorkerId> assign(Collection<Lease> leases) {
        Map<WorkerId, Integer> growing = new TreeMap<>(loads);
        Map<Integer, WorkerId> assigned = new HashMap<>();
        for (Lease lease : leases.stream().sorted(HEAVIEST_FIRST).toList()) {
            least(growing)
                    .ifPresent(worker -> {
                        assigned.put(lease.partition(), worker);
                        growing.merge(worker, cost(lease), Integer::sum);
                    });
        }
        return assigned;
    }

    /// The lease that a worker should ask for, if it is the least loaded and would not have more
    /// afterwards than the most loaded one keeps: so nothing goes to and fro when guilds come and
    /// go.
    ///
    /// @param owned of every worker
    Optional<Lease> wish(WorkerId me, Collection<Lease> owned) {
        if (least(loads).filter(me::equals).isEmpty()) return Optional.empty();
        WorkerId giver = most();
        int theirs = loads.getOrDefault(giver, 0);
        int mine = loads.getOrDefault(me, 0);
        int better = Math.max(1, theirs / 10);
        List<Lease> candidates =
                owned.stream()
                        .filter(lease -> lease.isOwnedBy(giver))
                        .sorted(HEAVIEST_FIRST)
                        .toList();
        return candidates.stream()
                .filter(lease -> mine + cost(lease) <= theirs - Math.max(better, cost(lease)))
                .findFirst();
    }

    private WorkerId most() {
        return loads.entrySet().stream()
                .max(
                        Map.Entry.<WorkerId, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(WorkerId.NOBODY);
    }

    private static Optional<WorkerId> least(Map<WorkerId, Integer> loads) {
        Set<Map.Entry<WorkerId, Integer>> entries = loads.entrySet();
        return entries.stream()
                .min(
                        Map.Entry.<WorkerId, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
