package dev.tonearm.core.player;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import java.util.List;
import java.util.Optional;

/// The journal of every guild: the only truth about players.
///
/// Every call may throw [JournalUnavailableException]; then nothing is known about whether it took
/// effect.
public interface PlayerJournal {
    /// Appends lines that follow each other, all or none.
    ///
    /// The first append since a guild was last [settled][#settle] marks the guild as open, in the
    /// same write. A line may be of any size: a playlist of ten thousand tracks is one.
    ///
    /// @param lines at least one and fewer than a hundred; the first has the sequence of the last
    ///   known line plus one
    AppendOutcome append(GuildId guild, List<JournalLine> lines);

    /// Folds the newest snapshot and the lines after it; [PlayerState#NEW] for a guild without a
    /// journal.
    Loaded load(GuildId guild);

    /// The lines from `sequence` on, oldest first. Lines that a snapshot has covered for a while
    /// are gone.
    List<Reading<JournalLine>> lines(GuildId guild, long sequence, int limit);

    /// The state right after a line; empty if the newest snapshot has gone past it, or if it is
    /// newer than this build.
    Optional<PlayerState> at(GuildId guild, long sequence);

    /// Writes a snapshot, so that loading folds few lines; an older one never replaces a newer one,
    /// nor one that this build cannot read.
    void snapshot(GuildId guild, PlayerState state);

    /// Writes a snapshot of a guild that is at rest and takes its open mark away, unless a newer
    /// line exists, or a snapshot that this build cannot read.
    void settle(GuildId guild, PlayerState state);

    /// The guilds of a partition whose last lines no settled snapshot covers: those that a new
    /// owner has to look at.
    List<GuildId> open(int partition);

    /// What became of an append.
    sealed interface AppendOutcome {
        record Appended() implements AppendOutcome {}

        /// Somebody else wrote the next line first: load again, then decide again.
        record Conflict() implements AppendOutcome {}
    }
}
