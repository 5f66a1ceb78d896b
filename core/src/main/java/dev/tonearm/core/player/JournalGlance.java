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
    default List<JournalLine> newest(GuildId guild) {
        return before(guild, Long.MAX_VALUE);
    }

    /// Some of the lines before one, the newest first; the same are left out.
    List<JournalLine> before(GuildId guild, long sequence);

    /// Some of the lines from one on, the oldest first; the same are left out.
    List<JournalLine> from(GuildId guild, long sequence);
}
