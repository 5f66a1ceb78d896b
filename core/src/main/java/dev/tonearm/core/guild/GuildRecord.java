package dev.tonearm.core.guild;

import dev.tonearm.core.plan.Limits;
import java.util.Set;

/// What the edge has to know of a guild before it takes a command.
///
/// @param disabledCommands the names of the slash commands that the guild turned off
/// @param commandsInWindow the commands of the rate window, the one that was counted included
/// @param limits what the guild's plan allows
/// @param language the one that was chosen for messages to everybody, by Discord's code; empty for
///   the one that Discord says the server speaks
public record GuildRecord(
        Set<String> disabledCommands, long commandsInWindow, Limits limits, String language) {
    public GuildRecord {
        disabledCommands = Set.copyOf(disabledCommands);
    }
}
