package dev.tonearm.worker.lease;

/// The work that comes with a partition. Every call returns at once.
public interface PartitionWork {
    /// The worker's part in a partition has changed.
    void become(int partition, Role role);

    /// Whether an [heir][Role#HEIR] has all that can be had beside a living owner.
    boolean prepared(int partition);

    /// Whether one that [gives][Role#GIVING] has come to its end, and nothing leaves it any more.
    boolean finished(int partition);

    /// Whether an owner's players are back and its commands are taken.
    boolean running(int partition);

    /// How much there is to do: guilds that play.
    int weight(int partition);
}
