package dev.tonearm.core.grant;

import dev.tonearm.core.guild.GuildId;

/// The book could not be reached, or did not answer in time.
public final class GrantBookUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GrantBookUnavailableException(GuildId guild, Throwable cause) {
        super("grants of guild " + guild + " are unavailable", cause);
    }
}
