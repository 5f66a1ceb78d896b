package dev.tonearm.worker.audio;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import java.time.Instant;

/// The players of guilds on audio nodes, which are replicas of the guilds' states and never the
/// truth.
public interface AudioNodes {
    /// Makes a guild's player what it should be, with the smallest request that does, and none when
    /// it already is.
    ///
    /// Blocks its (virtual) thread for a few seconds at most. What could not be done now is
    /// remembered and done when the node or the voice server is there, unless a newer call replaces
    /// it: nobody has to ask again.
    Reconciled reconcile(GuildId guild, DesiredPlayer desired);

    /// Says, before it is [reconciled][#reconcile], that a command brings an entry that is to be
    /// heard: how soon it is, is measured.
    ///
    /// @param accepted when the edge took the command
    default void awaits(GuildId guild, EntryId entry, Instant accepted) {}

    /// Leaves whatever plays for a guild as it is, until it is [reconciled][#reconcile] again: what
    /// should be is known to others.
    void leaveAlone(GuildId guild);

    /// Asks a guild's node where it is in an entry, which should be over; blocks for a few seconds
    /// at most.
    Place whereIs(GuildId guild, EntryId entry);

    /// Which filters a guild's node has, or would have if it had one.
    default FilterSupport support(GuildId guild) {
        return new FilterSupport.Unknown();
    }

    /// Asks a node what an identifier (a URL, or a search with its prefix) leads to; blocks for a
    /// few seconds at most.
    LoadResult load(String identifier);

    /// Where a node is in an entry.
    sealed interface Place {
        /// Nobody can say.
        record Unknown() implements Place {}

        /// It plays something else, or nothing.
        record Gone() implements Place {}

        record At(long positionMillis) implements Place {}

        Place UNKNOWN = new Unknown();
        Place GONE = new Gone();
    }

    /// What became of a [#reconcile].
    enum Reconciled {
        /// It was true already.
        UNCHANGED,
        /// The node took it.
        DONE,
        /// No node could be reached, or it refused; it will be tried again.
        LATER
    }
}
