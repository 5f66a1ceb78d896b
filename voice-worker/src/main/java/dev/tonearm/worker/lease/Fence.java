package dev.tonearm.worker.lease;

import dev.tonearm.worker.time.Timer;
import java.util.function.IntPredicate;

/// Whether this worker may act for a partition now.
///
/// Asked before anything leaves for a node or the gateway. It closes by itself, on this worker's
/// own monotonic clock, before anybody else could take the lease. Closed until a [LeaseKeeper]
/// keeps its book.
public final class Fence implements IntPredicate {
    private final LeaseBook book;
    private final Timer timer;

    public Fence(LeaseSettings settings, Timer timer) {
        this.book = new LeaseBook(settings);
        this.timer = timer;
    }

    @Override
    public boolean test(int partition) {
        return book.open(partition, timer.nanos());
    }

    /// What it is read from.
    LeaseBook book() {
        return book;
    }
}
