package dev.tonearm.store;

import dev.tonearm.core.partition.Partitions;
import java.time.Duration;

/// Where the table is and how long a call may take. Region, credentials and endpoint are the AWS
/// SDK's own settings.
///
/// @param table its name
/// @param partitions how guilds are divided
/// @param attempt the most time for one try of a call
/// @param call the most time for a call with all its tries
public record StoreSettings(String table, Partitions partitions, Duration attempt, Duration call) {
    /// The table's usual name.
    public static final String TABLE = "tonearm";

    /// How the edge waits: Discord takes an answer for 3 s, of which the store may have a third, so
    /// that the queue still has its time when the store hangs.
    public static StoreSettings edge(String table, Partitions partitions) {
        return new StoreSettings(table, partitions, Duration.ofMillis(800), Duration.ofSeconds(1));
    }

    /// How a worker waits: as long as a message is still invisible to others by far.
    public static StoreSettings worker(String table, Partitions partitions) {
        return new StoreSettings(
                table, partitions, Duration.ofMillis(1_500), Duration.ofSeconds(6));
    }
}
