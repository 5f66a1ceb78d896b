package dev.tonearm.worker.lease;

/// What this worker is to a partition.
public enum Role {
    /// Nothing.
    NONE,
    /// It prepares to take over, while another worker acts.
    HEIR,
    /// It acts.
    OWNER,
    /// It acts to an end, so that the lease can be given away.
    GIVING
}
