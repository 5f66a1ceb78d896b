package dev.tonearm.bench.chaos;

import dev.tonearm.cli.NumberFlags;
import java.time.Duration;
import java.util.List;

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
    private static final int LEAST_CALM = 8;

    static final String USAGE =
            """
            Usage: ./tonearm chaos [--guilds N] [--seconds-per-fault N] [--rate COMMANDS_PER_MINUTE]

            Starts 3 workers, 3 audio nodes and everything around them as processes on this machine, with N guilds (12) that listen to
            music. While commands keep coming (180 a minute), it kills, stalls and restarts workers, kills a node, and cuts off the
            gateway, the store and the queues, one after the other, each time with N seconds (12) of calm after the repair. It prints
            what was lost or done twice, how long commands were not answered, how long the music was away, and how far it was from
            where it should be; at the end the same as one line of JSON. Exits with 1 when an aim is missed. Takes about six minutes.
            """;

    static ChaosSettings parse(String... arguments) {
        var flags =
                NumberFlags.read(List.of("--guilds", "--seconds-per-fault", "--rate"), arguments);
        return new ChaosSettings(
                flags.number("--guilds", 12, PARTITIONS, 60),
                Duration.ofSeconds(flags.number("--seconds-per-fault", 12, LEAST_CALM, 60)),
                flags.number("--rate", 180, 6, 1_200));
    }

    Duration between() {
        return Duration.ofMinutes(1).dividedBy(commandsPerMinute);
    }
}
