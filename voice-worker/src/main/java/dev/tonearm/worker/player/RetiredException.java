package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;

/// The guild's partition is another worker's, who goes on with what is not written yet.
final class RetiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RetiredException(GuildId guild) {
        super("guild " + guild + " is another worker's now");
    }
}
