package dev.tonearm.core.gate;

import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.notice.Board;

/// What the edge has to know of a guild before it takes a command.
///
/// @param commandsInWindow the commands of the rate window, the one that was counted included
/// @param commandsOfListener those that who gives it has given in their window, it included
/// @param board what those who manage the guild are to be told
public record GuildRecord(
        StoredSettings settings,
        StoredGrants grants,
        long commandsInWindow,
        int commandsOfListener,
        Board board) {
    /// Of a guild of whom nobody is to be told anything.
    public GuildRecord(
            StoredSettings settings,
            StoredGrants grants,
            long commandsInWindow,
            int commandsOfListener) {
        this(settings, grants, commandsInWindow, commandsOfListener, Board.EMPTY);
    }
}
