package dev.tonearm.billing.moment;

import dev.tonearm.core.guild.GuildId;

/// The scheduler did not answer, or not in time.
public final class MomentNotPlannedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MomentNotPlannedException(GuildId guild, Throwable cause) {
        super("the next moment of guild " + guild + " is not known to be planned", cause);
    }
}
