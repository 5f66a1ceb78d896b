package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;

/// One thing that somebody did, with the way back from it.
///
/// @param line the journal's line that did it, or did it again, or undid it
/// @param by who did it first
/// @param way back to the queue before it; if it touched what plays, to what played and the queue
///   behind it
/// @param stage what it did to what plays
/// @param turns whether listeners took turns before it
/// @param trail back to what was on before it
public record Step(
        long line, Deed deed, UserId by, Way way, Stage stage, boolean turns, Trail trail) {
    /// What played before.
    public sealed interface Stage {
        /// The same as afterwards.
        record Untouched() implements Stage {}

        /// The same, at another place in it.
        ///
        /// @param positionMillis where it was when somebody changed that
        record Elsewhere(EntryId entry, long positionMillis, boolean paused) implements Stage {}

        /// Nothing.
        record Silent() implements Stage {}

        /// Another entry.
        ///
        /// @param positionMillis where it was when it was taken off
        record Taken(EntryId entry, long positionMillis, boolean paused) implements Stage {}

        Stage UNTOUCHED = new Untouched();
        Stage SILENT = new Silent();
    }

    /// How much there is to keep of it.
    int entries() {
        return way.entries() + trail.entries();
    }

    /// What its tracks weigh beside those that wait.
    long weight() {
        long weight = trail.weight();
        for (QueueEntry entry : way.back()) weight += Weight.of(entry.track());
        return weight;
    }
}
