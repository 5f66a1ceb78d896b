package dev.tonearm.core.partition;

/// The right to act for a partition.
///
/// ```
///                 taken                     heirReady, passed
///   nobody's ───────────────▶ owner's ────────────────────────▶ the heir's
///      ▲                      │  ▲ │ claimed: an heir prepares      (epoch + 1)
///      └──── released ────────┘  └─┘ disclaimed
/// ```
///
/// Every arrow is one conditional write of the whole lease. An owner that lives raises the counter;
/// an observer that has seen the same counter for the lease time on its own monotonic clock may
/// take it. Whoever takes it raises the epoch, so that the former owner's next write fails.
///
/// @param epoch raised whenever it changes hands
/// @param counter raised by the owner to say that it lives; never lowered
/// @param heir who prepares to take over while the owner still acts
/// @param heirReady whether the heir has all that can be had before the lease itself
/// @param weight what the owner last said it has to do here: guilds that play
public record Lease(
        int partition,
        WorkerId owner,
        long epoch,
        long counter,
        WorkerId heir,
        boolean heirReady,
        int weight) {

    /// A partition that nobody has ever owned.
    public static Lease unowned(int partition) {
        return new Lease(partition, WorkerId.NOBODY, 0, 0, WorkerId.NOBODY, false, 0);
    }

    public boolean isOwnedBy(WorkerId worker) {
        return owner.equals(worker);
    }

    public boolean isClaimedBy(WorkerId worker) {
        return heir.equals(worker);
    }

    /// Somebody acts from now on whose predecessor is dead or has released it.
    public Lease takenBy(WorkerId worker) {
        return new Lease(partition, worker, epoch + 1, counter + 1, WorkerId.NOBODY, false, weight);
    }

    /// The owner lives.
    public Lease renewed(int newWeight) {
        return new Lease(partition, owner, epoch, counter + 1, heir, heirReady, newWeight);
    }

    /// Somebody begins to prepare.
    public Lease claimedBy(WorkerId worker) {
        return new Lease(partition, owner, epoch, counter, worker, false, weight);
    }

    /// The heir could act at once.
    public Lease withHeirReady() {
        return new Lease(partition, owner, epoch, counter, heir, true, weight);
    }

    /// Nobody prepares any more.
    public Lease disclaimed() {
        return new Lease(partition, owner, epoch, counter, WorkerId.NOBODY, false, weight);
    }

    /// The owner has stopped acting, and the heir begins.
    public Lease passed() {
        return new Lease(partition, heir, epoch + 1, counter + 1, WorkerId.NOBODY, false, weight);
    }

    /// The owner has stopped acting, and nobody follows yet; who prepares is the first to.
    public Lease released() {
        return new Lease(
                partition, WorkerId.NOBODY, epoch + 1, counter + 1, heir, heirReady, weight);
    }
}
