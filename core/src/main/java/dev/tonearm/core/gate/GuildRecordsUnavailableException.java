package dev.tonearm.core.gate;

import dev.tonearm.core.guild.GuildId;

/// The store of guild records did not answer, or not in time; a count or a setting may or may not
/// have been written.
public final class GuildRecordsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GuildRecordsUnavailableException(GuildId guild, Throwable cause) {
        super("the record of guild " + guild + " cannot be reached", cause);
    }
}
