package dev.tonearm.core.notice;

import dev.tonearm.core.guild.GuildId;

/// The record of notices could not be read or written; nobody knows whether a write was done.
public final class NoticeBookUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoticeBookUnavailableException(GuildId guild, Throwable cause) {
        super("notices of guild " + guild + " are unavailable", cause);
    }
}
