package dev.tonearm.worker.lease;

/// Something outside that is connected to for each partition by itself.
public interface PartitionResource {
    /// Begins to connect; one that is open stays as it is. May block for some seconds.
    ///
    /// @throws RuntimeException if it cannot be done now; trying again is right
    void open(int partition) throws InterruptedException;

    /// Whether all of it is connected.
    boolean ready(int partition);

    /// Whether something that was asked for is about to be heard: left now, it would be silent
    /// until whoever comes next has begun it anew.
    default boolean beginning(int partition) {
        return false;
    }

    /// Whether a request of ours is under way: whoever comes next would be overtaken by it.
    default boolean asking(int partition) {
        return false;
    }

    /// It was somebody else's for a while and is ours again without having been left: what it knows
    /// of others' doings may be old.
    default void regained(int partition) {}

    /// Leaves so that whoever opens it next can go on where this one was.
    void close(int partition);
}
