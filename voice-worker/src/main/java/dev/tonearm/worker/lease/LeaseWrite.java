package dev.tonearm.worker.lease;

import dev.tonearm.core.partition.Lease;

/// A change of a lease that this worker is about to ask for.
record LeaseWrite(Purpose purpose, Lease seen, Lease next) {
    enum Purpose {
        RENEW,
        TAKE,
        CLAIM,
        READY,
        DISCLAIM,
        PASS,
        RELEASE
    }

    int partition() {
        return seen.partition();
    }
}
