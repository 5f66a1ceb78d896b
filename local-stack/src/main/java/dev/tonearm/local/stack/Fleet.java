package dev.tonearm.local.stack;

import dev.tonearm.core.environment.WrongSettingsException;

/// How many of Tonearm's processes there are, and over how many queues guilds are divided.
///
/// @param workers from 1 to [#MOST]
/// @param nodes built-in ones, from 1 to [#MOST]
/// @param partitions a power of two, from 1 to 16

public record Fleet(int workers, int nodes, int partitions) {
    /// More would not fit on a machine that somebody also works on.
    public static final int MOST = 5;

    private static final int MOST_PARTITIONS = 16;

    /// A worker and a node, and the least partitions that show that there are several.
    static final Fleet SMALLEST = new Fleet(1, 1, 2);

    public Fleet {
        count("workers", workers);
        count("nodes", nodes);
        if (partitions < 1 || partitions > MOST_PARTITIONS || Integer.bitCount(partitions) != 1) {
            throw new WrongSettingsException(
                    "partitions must be a power of two from 1 to %d, was %d"
                            .formatted(MOST_PARTITIONS, partitions));
        }
    }

    /// With a partition for each worker at least.
    static Fleet of(int workers, int nodes) {
        int partitions = SMALLEST.partitions;
        while (partitions < workers) partitions *= 2;
        return new Fleet(workers, nodes, partitions);
    }

    private static void count(String what, int number) {
        if (number < 1 || number > MOST) {
            throw new WrongSettingsException(
                    "%s must be from 1 to %d, was %d".formatted(what, MOST, number));
        }
    }
}
