package dev.tonearm.local.stack;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a stack is set up.
///
/// @param home the checkout, whose built modules are run
/// @param directory where logs, keys, the music and `stack.json` go
/// @param port of the page, 0 for a free one
/// @param lavalink instead of the built-in node
/// @param music the operator's own folder instead of the built-in pieces
/// @param outside what is real instead of simulated
/// @param guilds of a load test, each with one listener in voice; 0 for the small world of the page
/// @param clockAudio the built-in node only counts time instead of sending sound
/// @param environments of the function, at most
/// @param worker further environment of the worker
public record StackSettings(
        Path home,
        Path directory,
        int port,
        @Nullable Lavalink lavalink,
        @Nullable Path music,
        Outside outside,
        int guilds,
        boolean clockAudio,
        int environments,
        Map<String, String> worker) {

    public StackSettings {
        worker = Map.copyOf(worker);
        directory = directory.toAbsolutePath();
        if (outside.discord().isPresent() && lavalink == null) {
            throw new WrongSettingsException(
                    "the real Discord demands end-to-end encryption, which the built-in node does not speak:"
                            + " give --lavalink URL --lavalink-password P");
        }
    }

    /// All simulated, in this checkout, with files in `directory`.
    public static StackSettings in(Path directory) {
        return new StackSettings(
                Deployables.home(),
                directory,
                0,
                null,
                null,
                Outside.SIMULATED,
                0,
                false,
                2,
                Map.of());
    }

    static StackSettings of(Flags.Run flags, Outside outside) {
        Path home = Deployables.home();
        return new StackSettings(
                home,
                home.resolve(".local"),
                flags.port(),
                flags.lavalink(),
                flags.music(),
                outside,
                0,
                false,
                2,
                Map.of());
    }

    public StackSettings withGuilds(int count) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                count,
                clockAudio,
                environments,
                worker);
    }

    public StackSettings withClockAudio() {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                guilds,
                true,
                environments,
                worker);
    }

    public StackSettings withEnvironments(int atMost) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                guilds,
                clockAudio,
                atMost,
                worker);
    }

    public StackSettings withWorker(Map<String, String> environment) {
        return new StackSettings(
                home,
                directory,
                port,
                lavalink,
                music,
                outside,
                guilds,
                clockAudio,
                environments,
                environment);
    }
}
