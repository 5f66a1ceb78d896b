package dev.tonearm.core.guild;

import dev.tonearm.core.plan.Limits;
import java.time.Duration;
import java.time.Instant;

/// Whether a guild's command may go on to the player.
public final class Gate {
    /// How long commands are counted together; windows begin at multiples of this since the epoch.
    public static final Duration WINDOW = Duration.ofSeconds(10);

    /// For how long the count of a window is kept. A command counts in the window in which Discord
    /// made it, so one that was too much for its window still is when somebody sends it again; no
    /// longer than this is its signature fresh.
    public static final Duration REMEMBERED = Duration.ofMinutes(5);

    private Gate() {}

    /// The number of the rate window that an instant is in.
    public static long windowAt(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), WINDOW.toMillis());
    }

    /// Decides about one command.
    ///
    /// @param command the slash command, or the one that a button stands for, such as `effects
    ///   preset`
    /// @param made the instant the command was counted with
    public static Verdict decide(GuildRecord record, String command, Instant made, Instant now) {
        if (isDisabled(record, command)) return new Verdict.Disabled();
        if (record.commandsInWindow() > record.limits().commandsPerWindow()) {
            long windowEnd = (windowAt(made) + 1) * WINDOW.toMillis();
            long left = Math.max(0, windowEnd - now.toEpochMilli());
            return new Verdict.RateLimited(Duration.ofMillis(left));
        }
        return new Verdict.Allowed(record.limits(), record.language());
    }

    /// A command is off when it is named, and when a group is that it is a part of.
    private static boolean isDisabled(GuildRecord record, String command) {
        int end = command.length();
        while (end > 0) {
            if (record.disabledCommands().contains(command.substring(0, end))) return true;
            end = command.lastIndexOf(' ', end - 1);
        }
        return false;
    }

    /// What the gate says.
    public sealed interface Verdict {
        /// It goes on.
        ///
        /// @param limits travel with the command, so that the player need not look them up
        /// @param language the one that the guild chose, or empty; it travels too
        record Allowed(Limits limits, String language) implements Verdict {}

        /// The guild has sent more in this window than its plan allows.
        ///
        /// @param retryAfter until the next window begins
        record RateLimited(Duration retryAfter) implements Verdict {}

        /// The guild turned this command off.
        record Disabled() implements Verdict {}
    }
}
