package dev.tonearm.core.guild;

import dev.tonearm.core.plan.Limits;
import java.util.Set;

/// What the edge has to know of a guild before it takes a command.
///
/// @param disabledCommands the names of the slash commands that the guild turned off
/// @param commandsInWindow the commands of the rate window, the one that was counted included
/// @param limits what the guild's plan allows
public record GuildRecord(Set<String> disabledCommands, long commandsInWindow, Limits limits) {
    public GuildRecord {
        disabledCommands = Set.copyOf(disabledCommands);
    }
}
