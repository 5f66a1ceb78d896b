package dev.tonearm.core.player;

import java.time.Instant;
import java.util.List;

/// One line of a guild's journal: what one command or report did, all at once.
///
/// @param sequence 1 for a guild's first line, one more for each next
public record JournalLine(long sequence, Instant at, Cause cause, List<PlayerEvent> events) {
    public JournalLine {
        events = List.copyOf(events);
    }

    /// Whether a command of this wire name made it.
    boolean is(String command) {
        return cause instanceof Cause.Asked asked && asked.command().equals(command);
    }
}
