package dev.tonearm.core.player;

import dev.tonearm.core.guild.GuildId;
import java.util.List;
import java.util.Optional;

/// Cheap looks at a guild's journal, for what is asked with every key that somebody presses: what
/// is read has a bound, however long the queue and its story are, and may be a moment old, or as
/// old as the last line that this build can read.
///
/// Every call may throw [JournalUnavailableException].
public interface JournalGlance {
    /// The state, [PlayerState#NEW] for a guild without a journal; empty if it is too big for a
    /// glance, or its snapshot newer than this build.
    Optional<PlayerState> state(GuildId guild);

    /// The state a little later; empty if too much has happened since.
    Optional<PlayerState> since(GuildId guild, PlayerState before);

    /// Some of the newest lines, the newest first; those of long playlists are left out, and those
    /// that this build cannot read.
    List<JournalLine> newest(GuildId guild);
}
