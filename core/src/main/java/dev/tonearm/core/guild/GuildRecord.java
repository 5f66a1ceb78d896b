package dev.tonearm.core.guild;

import dev.tonearm.core.plan.Limits;

/// What the edge has to know of a guild before it takes a command.
///
/// @param commandsInWindow the commands of the rate window, the one that was counted included
/// @param commandsOfListener those that who gives it has given in their window, it included
/// @param limits what the guild's plan allows
public record GuildRecord(
        StoredSettings settings, long commandsInWindow, int commandsOfListener, Limits limits) {}
