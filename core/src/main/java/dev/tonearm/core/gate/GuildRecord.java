package dev.tonearm.core.gate;

import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.StoredSettings;

/// What the edge has to know of a guild before it takes a command.
///
/// @param commandsInWindow the commands of the rate window, the one that was counted included
/// @param commandsOfListener those that who gives it has given in their window, it included
public record GuildRecord(
        StoredSettings settings,
        StoredGrants grants,
        long commandsInWindow,
        int commandsOfListener) {}
