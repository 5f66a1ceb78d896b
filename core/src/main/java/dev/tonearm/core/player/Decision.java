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

    /// It changes nothing about the player, and yet the journal has to know that it was asked for:
    /// it calls off what is still being looked up.
    record Noted() implements Decision {}

    /// The listener is told why not; nothing changes.
    record Refused(Refusal refusal) implements Decision {}
}
