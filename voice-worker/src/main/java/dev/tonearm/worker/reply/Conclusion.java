package dev.tonearm.worker.reply;

import dev.tonearm.core.player.Refusal;
import dev.tonearm.worker.telemetry.Outcome;

/// What was decided about a command, for the listener.
public sealed interface Conclusion {
    /// It was done.
    ///
    /// @param outcome `DONE_LATER` if the audio side has yet to follow
    record Done(dev.tonearm.core.family.Done done, Outcome outcome) implements Conclusion {}

    record Refused(Refusal refusal) implements Conclusion {}
}
