package dev.tonearm.core.gate;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.plan.Limits;
import java.time.Duration;
import java.util.Set;

/// What the gate says of a command. Each refusal names its rule.
public sealed interface Verdict {
    /// It goes on.
    ///
    /// @param limits travel with the command, so that the player need not look them up
    /// @param language the one that the guild chose, or empty; it travels too
    /// @param rules what only the player can decide; they travel too
    record Allowed(Limits limits, String language, HouseRules rules) implements Verdict {}

    /// The guild has sent more in this window than its plan allows.
    ///
    /// @param retryAfter until the next window begins
    record RateLimited(Duration retryAfter, Limits limits) implements Verdict {}

    /// A rule of the server, which those who manage it can change.
    sealed interface Ruled extends Verdict {}

    /// They, or one of their roles, may do nothing.
    record Blocked() implements Ruled {}

    /// No commands are taken in this channel.
    ///
    /// @param channels those in which they are, or categories
    record Elsewhere(Set<ChannelId> channels) implements Ruled {
        public Elsewhere {
            channels = Set.copyOf(channels);
        }
    }

    /// Nobody may give it.
    ///
    /// @param path the command, or the group, that is off
    record Off(String path) implements Ruled {}

    /// Only DJs may give it.
    ///
    /// @param djs their roles; there may be none, and then it is those who manage the server
    record DjsOnly(Set<RoleId> djs) implements Ruled {
        public DjsOnly {
            djs = Set.copyOf(djs);
        }
    }

    /// They have given more commands in this minute than the server takes of one listener.
    record TooMany(int perMinute, Duration retryAfter) implements Ruled {}
}
