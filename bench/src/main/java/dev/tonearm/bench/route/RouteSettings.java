package dev.tonearm.bench.route;

import java.time.Duration;

/// How much `./tonearm bench route` does.
///
/// @param guilds servers with one listener each
/// @param commandsPerMinute sent at an even pace, whether earlier ones are answered or not
/// @param duration how long commands are sent
/// @param environments of the function, at most
public record RouteSettings(
        int guilds, int commandsPerMinute, Duration duration, int environments) {
    int commands() {
        return (int) (commandsPerMinute * duration.toMillis() / 60_000);
    }

    Duration between() {
        return Duration.ofMinutes(1).dividedBy(commandsPerMinute);
    }
}
