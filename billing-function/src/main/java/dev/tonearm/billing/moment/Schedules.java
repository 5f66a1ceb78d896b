package dev.tonearm.billing.moment;

import dev.tonearm.core.guild.GuildId;
import java.time.Instant;

/// What is planned, one moment for a server at most.
///
/// Every call may throw [MomentNotPlannedException]; then nobody knows what is planned, and it can
/// be planned again.
public interface Schedules {
    /// Plans a moment instead of what was planned before.
    ///
    /// @param at in the future
    void plan(GuildId guild, Instant at);

    /// Plans nothing.
    void clear(GuildId guild);
}
