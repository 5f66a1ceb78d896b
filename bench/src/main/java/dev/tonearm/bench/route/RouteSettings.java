package dev.tonearm.bench.route;

import dev.tonearm.cli.NumberFlags;
import java.time.Duration;
import java.util.List;

/// How much `./tonearm bench route` does.
///
/// @param guilds servers with one listener each
/// @param commandsPerMinute sent at an even pace, whether earlier ones are answered or not
/// @param duration how long commands are sent
/// @param environments of the function, at most
public record RouteSettings(
        int guilds, int commandsPerMinute, Duration duration, int environments) {
    public static final String USAGE =
            """
            Usage: ./tonearm bench route [--guilds N] [--rate COMMANDS_PER_MINUTE] [--seconds N] [--environments N]

            Starts the whole stack with N guilds (1000) that all play, sends commands at an even pace (10000 a minute for 60 s),
            and prints how long they took until the node's player was as asked and until the listener saw the answer. The node
            counts time instead of sending sound; everything else is as in production. Exits with 1 when a command was lost,
            done twice, or answered with an error.
            """;

    /// Reads the command line; without a flag, the aim: 1,000 guilds, 10,000 commands a minute for
    /// a minute.
    public static RouteSettings parse(String... arguments) {
        var flags =
                NumberFlags.read(
                        List.of("--guilds", "--rate", "--seconds", "--environments"), arguments);
        return new RouteSettings(
                flags.number("--guilds", 1_000, 1, 10_000),
                flags.number("--rate", 10_000, 1, 100_000),
                Duration.ofSeconds(flags.number("--seconds", 60, 1, 600)),
                flags.number("--environments", 4, 1, 64));
    }

    int commands() {
        return (int) (commandsPerMinute * duration.toMillis() / 60_000);
    }

    long nanosBetween() {
        return Duration.ofMinutes(1).toNanos() / commandsPerMinute;
    }
}
