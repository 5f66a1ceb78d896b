package dev.tonearm.worker.lease;

import dev.tonearm.core.partition.WorkerId;
import java.time.Duration;

/// How leases are kept.
///
/// @param me this life of this worker
/// @param lease how long an owner has to be silent, seen by one observer, to be called dead
/// @param margin how much earlier than that an owner stops acting, for what it sent last
/// @param renewEvery how often an owner says that it lives
/// @param lookEvery how often the store is asked for all leases
/// @param lookOften the same while a handover concerns this worker
/// @param heirPatience how long an heir may prepare before its claim is taken away
public record LeaseSettings(
        WorkerId me,
        Duration lease,
        Duration margin,
        Duration renewEvery,
        Duration lookEvery,
        Duration lookOften,
        Duration heirPatience) {
    public LeaseSettings {
        if (lease.minus(margin).compareTo(renewEvery.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "a lease of "
                            + lease
                            + " less "
                            + margin
                            + " must outlast two renewals of "
                            + renewEvery);
        }
    }

    /// The usual times. A dead worker's partitions are taken after 6 to 8 s: the least that leaves
    /// room for two renewals that fail.
    public static LeaseSettings of(WorkerId me) {
        return new LeaseSettings(
                me,
                Duration.ofSeconds(6),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofMillis(250),
                Duration.ofMinutes(2));
    }
}
