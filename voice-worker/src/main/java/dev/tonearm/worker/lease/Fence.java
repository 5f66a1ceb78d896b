package dev.tonearm.worker.lease;

/// Whether this worker may act for a partition now.
///
/// Asked before anything leaves for a node or the gateway. It closes by itself, on this worker's
/// own monotonic clock, before anybody else could take the lease.
@FunctionalInterface
public interface Fence {
    boolean open(int partition);
}
