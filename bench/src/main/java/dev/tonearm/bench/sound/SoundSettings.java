package dev.tonearm.bench.sound;

import dev.tonearm.cli.NumberFlags;
import java.util.List;

/// How much `./tonearm bench sound` does.
///
/// @param guilds servers in which somebody says `/play`, one after the other
public record SoundSettings(int guilds) {
    public static final String USAGE =
            """
            Usage: ./tonearm bench sound [--guilds N]

            Starts the whole stack and says /play in N servers (40), one after the other, in each from a voice channel in which
            the bot is not. Prints how long it took from the request until the voice server heard the first sound, beside
            /volume in the same servers: a command that needs no voice. The first /play after the start is told apart. Exits
            with 1 when a server stayed silent, a rule of Discord was broken, or an aim was missed (p50 170 ms, p95 300 ms).
            """;

    /// Reads the command line.
    public static SoundSettings parse(String... arguments) {
        var flags = NumberFlags.read(List.of("--guilds"), arguments);
        return new SoundSettings(flags.number("--guilds", 40, 2, 90));
    }
}
