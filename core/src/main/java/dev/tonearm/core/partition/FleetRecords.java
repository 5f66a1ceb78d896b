package dev.tonearm.core.partition;

/// Who owns which partition, and which workers there are.
///
/// Every call may throw [FleetUnavailableException]; then nothing is known about whether it took
/// effect.
public interface FleetRecords {
    /// All of it, with every write that was done before.
    Fleet look();

    /// Writes a lease if it is still exactly as it was seen.
    Replacement replace(Lease seen, Lease next);

    void announce(Presence presence);

    /// Takes a worker's presence away: it will not come back.
    void withdraw(WorkerId worker);

    /// What became of a [#replace].
    sealed interface Replacement {
        record Replaced() implements Replacement {}

        /// Somebody else wrote first.
        record Changed(Lease now) implements Replacement {}
    }
}
