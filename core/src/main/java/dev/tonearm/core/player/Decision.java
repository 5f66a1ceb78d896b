package dev.tonearm.core.player;

import java.util.List;

/// What a player makes of an input.
public sealed interface Decision {
    /// Events to write; none when the input changes nothing.
    record Accepted(List<PlayerEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// The listener is told why not; nothing changes.
    record Refused(Refusal refusal) implements Decision {}
}
