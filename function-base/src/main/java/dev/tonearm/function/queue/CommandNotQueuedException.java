package dev.tonearm.function.queue;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;

/// A queue did not confirm a command in time; it may or may not hold it.
public final class CommandNotQueuedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    CommandNotQueuedException(
            InteractionId interaction, GuildId guild, boolean refused, Throwable cause) {
        super(
                "interaction "
                        + interaction
                        + " of guild "
                        + guild
                        + (refused ? " was refused by its queue" : " may not be in its queue"),
                cause);
        this.refused = refused;
    }

    /// Whether the queue said that it did not take the command; else nobody can tell.
    public boolean isRefused() {
        return refused;
    }
}
