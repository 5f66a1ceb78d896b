package dev.tonearm.worker.reply;

import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.List;

/// What was decided about a command, for the listener.
public sealed interface Verdict {
    /// It was done.
    ///
    /// @param events what it did; none if everything was as wanted already
    /// @param after the state with them
    /// @param outcome `DONE_LATER` if the audio side has yet to follow
    record Done(List<PlayerEvent> events, PlayerState after, Outcome outcome) implements Verdict {
        public Done {
            events = List.copyOf(events);
        }
    }

    record Refused(Refusal refusal) implements Verdict {}
}
