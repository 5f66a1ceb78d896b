package dev.tonearm.operator.story;

import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A piece of a story, in the journal's order.
sealed interface Passage {
    /// When it was; of what has no time that can be read, when the line before it was.
    Instant at();

    /// A line that can be read.
    ///
    /// @param after what the player was then, if that is known
    record Told(
            Chronicle.Entry entry,
            JournalLine line,
            int format,
            List<Note> notes,
            Optional<PlayerState> after)
            implements Passage {
        public Told {
            notes = List.copyOf(notes);
        }

        @Override
        public Instant at() {
            return line.at();
        }
    }

    /// A line that this build cannot read.
    ///
    /// @param newer the format that it takes; 0 if no build can read it
    /// @param why nobody can read it, or empty
    record Unread(Chronicle.Entry entry, int newer, String why, Instant at) implements Passage {}

    /// Lines that are not there.
    ///
    /// @param expired whether they went because a snapshot had covered them for long enough
    record Missing(long first, long last, boolean expired, Instant at) implements Passage {}

    /// The snapshot, behind the last line that it covers.
    ///
    /// @param problem why it cannot be read, or empty
    /// @param compared whether the lines before it could be folded
    /// @param differing what it says otherwise than they do
    record Covered(
            long sequence, String problem, boolean compared, List<String> differing, Instant at)
            implements Passage {
        public Covered {
            differing = List.copyOf(differing);
        }
    }
}
