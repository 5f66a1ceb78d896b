package dev.tonearm.worker.reply;

import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.List;

/// What became of a command, for the listener.
public sealed interface Answer {
    /// It was done.
    ///
    /// @param events what it did
    /// @param after the state with them
    /// @param outcome `DONE_LATER` if the audio side has yet to follow
    record Done(List<PlayerEvent> events, PlayerState after, Outcome outcome) implements Answer {
        public Done {
            events = List.copyOf(events);
        }
    }

    record Refused(Refusal refusal) implements Answer {}

    /// There is too much to do, so it was not begun.
    record Shed() implements Answer {}

    /// It failed on its last try, and is put aside.
    ///
    /// @param why for the log; holds no secret
    record Broken(String why) implements Answer {}
}
