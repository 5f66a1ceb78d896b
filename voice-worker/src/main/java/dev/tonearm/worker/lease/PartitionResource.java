package dev.tonearm.worker.lease;

/// Something outside that is connected to for each partition by itself.
public interface PartitionResource {
    /// Begins to connect; one that is open stays as it is. May block for some seconds.
    ///
    /// @throws RuntimeException if it cannot be done now; trying again is right
    void open(int partition) throws InterruptedException;

    /// Whether all of it is connected.
    boolean ready(int partition);

    /// Leaves so that whoever opens it next can go on where this one was.
    void close(int partition);
}
