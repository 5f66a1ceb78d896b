package dev.tonearm.core.grant;

import dev.tonearm.core.guild.GuildId;
import java.util.List;

/// The grants of all servers, and every change of them.
///
/// Every call may throw [GrantBookUnavailableException]; then a change may or may not have been
/// kept, and telling it again does no harm.
public interface GrantBook {
    StoredGrants of(GuildId guild);

    /// Keeps what a source says of a grant, and that it said so, both or neither. A trial is kept
    /// once for a server and once for who begins it.
    Booked book(GuildId guild, GrantChange change);

    /// The changes of a server's grants, the latest first.
    List<GrantEntry> entries(GuildId guild);
}
