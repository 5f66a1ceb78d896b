package dev.tonearm.core.player;

import dev.tonearm.core.guild.GuildId;

/// The store did not answer, or not in time; the call may or may not have taken effect.
public final class JournalUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalUnavailableException(GuildId guild, Throwable cause) {
        this("the journal of guild " + guild + " cannot be reached", cause);
    }

    private JournalUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /// When it is about no single guild.
    public static JournalUnavailableException ofPartition(int partition, Throwable cause) {
        return new JournalUnavailableException(
                "the open guilds of partition " + partition + " cannot be reached", cause);
    }
}
