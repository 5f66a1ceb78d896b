package dev.tonearm.worker.discord;

import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import java.time.Instant;

/// What a guild's way into a voice channel waits for.
///
/// | from | to | when |
/// |---|---|---|
/// | any | [Asking] | it should be elsewhere, or needs another voice server |
/// | [Asking] | [Settled] | Discord has answered, with a voice server if it is one |
/// | [Asking] | [Asking] | there was no answer, and it is asked once more, or to leave |
/// | [Settled] | [Rechecking] | a voice connection is over, or somebody moved the bot |
/// | [Rechecking] | [Settled] | another voice server has come |
sealed interface JoinStep {
    /// For nothing.
    record Settled() implements JoinStep {}

    /// For the answer to a voice state update.
    ///
    /// @param deadline far away until it is sent
    /// @param failures how many before it were not answered
    record Asking(Whereabouts target, Instant deadline, int failures) implements JoinStep {
        Asking sentBefore(Instant answered) {
            return new Asking(target, answered, failures);
        }
    }

    /// To see whether the voice server is still the one that failed.
    record Rechecking(VoiceServer failed, Instant at) implements JoinStep {}

    JoinStep SETTLED = new Settled();
}
