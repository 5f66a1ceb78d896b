package dev.tonearm.worker.player;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whether this process is about to run out of memory: then it takes on nothing new, so that what
/// it has goes on.
final class HeapPressure {
    /// What is in use right after a collection is in use for good; above this share the collector
    /// begins to cost more than it brings.
    static final double BOUND = 0.9;

    /// A process that runs out collects all the time. What an older collection left says nothing:
    /// without new work there would be no other, and no work would ever be taken again.
    static final Duration FRESH = Duration.ofSeconds(10);

    /// Looking costs some microseconds, and a burst has thousands of commands.
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Heap heap;
    private final InstantSource clock;
    private Instant nextLook = Instant.EPOCH;
    private Instant collected = Instant.EPOCH;
    private long collections;
    private boolean tight;

    HeapPressure(Heap heap, InstantSource clock) {
        this.heap = heap;
        this.clock = clock;
        this.collections = heap.collections();
    }

    /// What the collectors say.
    interface Heap {
        /// How often memory was collected so far.
        long collections();

        /// The share of the most there can be that was in use after the last collection; 0 before
        /// the first.
        double filled();

        /// This process's own: the pool where everything ends up that stays.
        static Heap ofThisProcess() {
            Optional<MemoryPoolMXBean> oldest =
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == MemoryType.HEAP)
                            .filter(pool -> pool.getCollectionUsage() != null)
                            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));
            List<GarbageCollectorMXBean> collectors =
                    ManagementFactory.getGarbageCollectorMXBeans().stream()
                            .filter(collector ->
                                    oldest.isPresent()
                                            && List.of(collector.getMemoryPoolNames())
                                                    .contains(oldest.get().getName()))
                            .toList();
            return new Heap() {
                @Override
                public long collections() {
                    return collectors.stream()
                            .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                            .sum();
                }

                @Override
                public double filled() {
                    return oldest.map(MemoryPoolMXBean::getCollectionUsage)
                            .map(Heap::share)
                            .orElse(0.0);
                }
            };
        }

        private static double share(MemoryUsage usage) {
            return usage.getMax() > 0 ? (double) usage.getUsed() / usage.getMax() : 0;
        }
    }

    synchronized boolean tight() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) return tight;
        nextLook = now.plus(LOOK);
        long count = heap.collections();
        if (count != collections) collected = now;
        collections = count;
        tight = now.isBefore(collected.plus(FRESH)) && heap.filled() > BOUND;
        return tight;
    }

    double filled() {
        return heap.filled();
    }
}
