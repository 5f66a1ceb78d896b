package dev.tonearm.e2e.bench.route;

import java.time.Duration;

/// How much `./tonearm bench route` does.
///
/// @param guilds servers with one listener each
/// @param commandsPerMinute sent at an even pace, whether earlier ones are answered or not
/// @param duration how long commands are sent
/// @param environments of the function, at most
public record RouteSettings(
        int guilds, int commandsPerMinute, Duration duration, int environments) {
    static final String USAGE =
            """
            Usage: ./tonearm bench route [--guilds N] [--rate COMMANDS_PER_MINUTE] [--seconds N] [--environments N]

            Starts the whole stack with N guilds (1000) that all play, sends commands at an even pace (10000 a minute for 60 s),
            and prints how long they took until the node's player was as asked and until the listener saw the answer. The node
            counts time instead of sending sound; everything else is as in production. Exits with 1 when a command was lost,
            done twice, or answered with an error.
            """;

    public RouteSettings {
        if (guilds < 1 || guilds > 10_000)
            throw new IllegalArgumentException("--guilds must be 1 to 10000, was " + guilds);
        if (commandsPerMinute < 1 || commandsPerMinute > 100_000) {
            throw new IllegalArgumentException(
                    "--rate must be 1 to 100000 commands a minute, was " + commandsPerMinute);
        }
        if (duration.toSeconds() < 1 || duration.toSeconds() > 600) {
            throw new IllegalArgumentException(
                    "--seconds must be 1 to 600, was " + duration.toSeconds());
        }
        if (environments < 1 || environments > 64) {
            throw new IllegalArgumentException(
                    "--environments must be 1 to 64, was " + environments);
        }
    }

    /// The aim: 1,000 guilds, 10,000 commands a minute for a minute.
    static final RouteSettings STANDARD =
            new RouteSettings(1_000, 10_000, Duration.ofSeconds(60), 4);

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException naming the flag that is wrong
    static RouteSettings parse(String... arguments) {
        RouteSettings settings = STANDARD;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length)
                throw new IllegalArgumentException(arguments[i] + " needs a number");
            settings = settings.with(arguments[i], number(arguments[i], arguments[i + 1]));
        }
        return settings;
    }

    private RouteSettings with(String flag, int value) {
        return switch (flag) {
            case "--guilds" -> new RouteSettings(value, commandsPerMinute, duration, environments);
            case "--rate" -> new RouteSettings(guilds, value, duration, environments);
            case "--seconds" ->
                    new RouteSettings(
                            guilds, commandsPerMinute, Duration.ofSeconds(value), environments);
            case "--environments" -> new RouteSettings(guilds, commandsPerMinute, duration, value);
            default -> throw new IllegalArgumentException("unknown flag " + flag);
        };
    }

    private static int number(String flag, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag + " needs a number, was '" + text + "'", e);
        }
    }

    int commands() {
        return (int) (commandsPerMinute * duration.toMillis() / 60_000);
    }

    long nanosBetween() {
        return Duration.ofMinutes(1).toNanos() / commandsPerMinute;
    }
}
