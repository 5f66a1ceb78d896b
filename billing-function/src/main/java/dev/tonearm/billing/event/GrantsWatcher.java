package dev.tonearm.billing.event;

import dev.tonearm.core.guild.GuildId;

/// Somebody who has something to do when what a server has may have changed: because a grant was
/// booked, or because time has passed.
///
/// It is told of a change at least once, in any order and perhaps late, so it looks at what is true
/// now, and looking again does no harm.
public interface GrantsWatcher {
    /// Looks at a server. If it throws, the event stays in its queue and comes again, to all
    /// watchers.
    void look(GuildId guild);
}
