package dev.tonearm.core.player;

import dev.tonearm.core.guild.GuildId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is left of a guild's journal, item by item, for who tells what happened. It folds nothing,
/// and what cannot be read stops nothing: that is a value, too.
///
/// Every call may throw [JournalUnavailableException].
public interface Chronicle {
    Kept of(GuildId guild);

    /// All that there is of one.
    ///
    /// @param lines oldest first, without those that have expired
    /// @param settled whether the player was at rest after the last line, and no worker looks at it
    record Kept(List<Entry> lines, Snapshot snapshot, boolean settled) {
        public Kept {
            lines = List.copyOf(lines);
        }
    }

    /// One line.
    ///
    /// @param writer who wrote it, as [dev.tonearm.core.partition.WorkerMark] does; empty for a
    ///   build that did not say
    /// @param retired when the snapshot came from which on it was kept for history only; until then
    ///   it does not expire
    record Entry(long sequence, Content content, String writer, Optional<Instant> retired) {}

    /// What a line says to this build.
    sealed interface Content {
        record Whole(JournalLine line, int format) implements Content {}

        /// A newer build wrote it.
        record Newer(int format) implements Content {}

        /// Nobody can read it.
        ///
        /// @param why without anything of what it holds
        record Broken(String why) implements Content {}
    }

    /// The newest snapshot; there are no older ones.
    sealed interface Snapshot {
        record None() implements Snapshot {}

        record Whole(PlayerState state) implements Snapshot {}

        /// A newer build wrote it.
        ///
        /// @param sequence the last line that it covers
        record Newer(long sequence, int format) implements Snapshot {}

        record Broken(long sequence, String why) implements Snapshot {}

        Snapshot NONE = new None();
    }
}
