package dev.tonearm.core.partition;

import dev.tonearm.core.guild.GuildId;

/// How guilds are divided over command queues.
///
/// The partition is `(guild >>> 22) mod count`, the same arithmetic as Discord's shard of a guild,
/// so that with a shard count that is a multiple of `count` every partition holds whole shards.
///
/// @param count a power of two, fixed when the queues are made: 1 for small installs, 2 locally, 16
///   in production
public record Partitions(int count) {
    public Partitions {
        if (count < 1 || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException(
                    "the number of partitions must be a power of two, was " + count);
        }
    }

    /// The partition of a guild, from 0 to `count - 1`.
    public int of(GuildId guild) {
        return (int) ((guild.value() >>> 22) & (count - 1));
    }

    /// The smallest shard count that Discord's recommendation fits in and that keeps every
    /// partition whole.
    public int shardsFor(int recommended) {
        return Math.ceilDiv(Math.max(1, recommended), count) * count;
    }

    /// Whether a shard carries guilds of a partition, given that the shard count is a multiple of
    /// `count`.
    public boolean holdsShard(int partition, int shard) {
        return (shard & (count - 1)) == partition;
    }
}
