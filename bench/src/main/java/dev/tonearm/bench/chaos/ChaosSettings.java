package dev.tonearm.bench.chaos;

import java.time.Duration;

/// How much `./tonearm chaos` does.
///
/// @param guilds servers with a listener each, divided evenly over [#PARTITIONS]
/// @param calm how long is listened after each repair
/// @param commandsPerMinute sent over all guilds at an even pace, whatever happens
record ChaosSettings(int guilds, Duration calm, int commandsPerMinute) {
    static final int WORKERS = 3;
    static final int NODES = 3;
    static final int PARTITIONS = 4;

    /// A node tells its position every 5 s, after which the journal holds it.
    static final int LEAST_CALM = 8;

    Duration between() {
        return Duration.ofMinutes(1).dividedBy(commandsPerMinute);
    }
}
