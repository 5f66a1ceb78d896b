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
/// | [Asking] | [Asking] | there was no answer, and it is asked once more, or to leave; or it should now be elsewhere |
/// | [Settled] | [Rechecking] | a voice connection is over, or somebody moved the bot |
/// | [Rechecking] | [Settled] | another voice server has come |
sealed interface JoinStep {
    /// For nothing.
    record Settled() implements JoinStep {}

    /// For the answer to a voice state update.
    ///
    /// @param deadline far away until it is sent
    /// @param failures how many before it were not answered
    /// @param overtaking whether one before it may still be answered
    record Asking(Whereabouts target, Instant deadline, int failures, boolean overtaking)
            implements JoinStep {
        /// An update that waits for its turn to be sent.
        static Asking waiting(Whereabouts target, int failures, boolean overtaking) {
            return new Asking(target, Instant.MAX, failures, overtaking);
        }

        Asking sentBefore(Instant answered) {
            return new Asking(target, answered, failures, overtaking);
        }

        /// The bot is there: whatever was asked before is answered as well, and a voice server that
        /// is named from now on is this one's.
        Asking arrived() {
            return new Asking(target, deadline, failures, false);
        }

        boolean isSent() {
            return !deadline.equals(Instant.MAX);
        }

        /// Whether an answer to one more could no longer be told from an answer to those before.
        /// Answers name a place, not an update: of "there, away, there" the first and the last read
        /// the same.
        boolean isLast() {
            return isSent() && overtaking;
        }
    }

    /// To see whether the voice server is still the one that failed.
    record Rechecking(VoiceServer failed, Instant at) implements JoinStep {}

    JoinStep SETTLED = new Settled();
}
