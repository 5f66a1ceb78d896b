package dev.tonearm.core.queue;

import dev.tonearm.core.command.PlayerCommand;

/// What listeners ask of what waits.
public sealed interface QueueCommand extends PlayerCommand {
    record Shuffle() implements QueueCommand {}

    /// Take waiting tracks out.
    ///
    /// @param first the first position, 1 is the next track
    /// @param last the last position, at least `first`
    record Remove(int first, int last) implements QueueCommand {
        public Remove {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException(
                        "positions must be 1 or more and in order, were " + first + " to " + last);
            }
        }
    }

    record Clear() implements QueueCommand {}
}
