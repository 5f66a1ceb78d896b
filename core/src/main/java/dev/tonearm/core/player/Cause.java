package dev.tonearm.core.player;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.UserId;

/// Who or what made a journal line.
public sealed interface Cause {
    /// A person, by a command.
    ///
    /// @param command its name in the journal, such as `skip`
    record Asked(InteractionId interaction, UserId user, String command) implements Cause {}

    /// An audio node's report.
    record Node() implements Cause {}

    /// Discord: the bot was moved, disconnected, or its message posted.
    record Discord() implements Cause {}

    Cause NODE = new Node();
    Cause DISCORD = new Discord();
}
