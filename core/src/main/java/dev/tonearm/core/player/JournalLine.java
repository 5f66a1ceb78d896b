package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One line of a guild's journal: what one command or report did, all at once.
///
/// @param sequence 1 for a guild's first line, one more for each next
public record JournalLine(long sequence, Instant at, Cause cause, List<PlayerEvent> events) {
    public JournalLine {
        events = List.copyOf(events);
    }

    /// Who did it: who gave the command, or was the first for it of those who agreed.
    public Optional<UserId> doer() {
        return cause instanceof Cause.Asked asked
                ? Optional.of(asked.user())
                : agreed().map(HouseEvent.Agreed::by);
    }

    /// Whether a command of this wire name made it.
    boolean is(String command) {
        return cause instanceof Cause.Asked asked
                ? asked.command().equals(command)
                : agreed().filter(agreed -> agreed.command().equals(command)).isPresent();
    }

    /// What they agreed about, if nobody's command made it.
    Optional<HouseEvent.Agreed> agreed() {
        for (PlayerEvent event : events) {
            if (event instanceof HouseEvent.Agreed agreed) return Optional.of(agreed);
        }
        return Optional.empty();
    }
}
