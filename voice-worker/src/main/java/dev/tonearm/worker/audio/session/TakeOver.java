package dev.tonearm.worker.audio.session;

import java.time.Duration;
import java.time.Instant;

/// What to do when a node gave another session than the one that was asked for.
///
/// Lavalink resumes a session only after it saw the old socket close; until then it silently gives
/// a new one, and the old one's players go on playing beside it. While a session waits to be
/// resumed its REST API does not know it, just as one that is gone.
final class TakeOver {
    /// How long the old session's owner may take to close its socket. In a handover that is a
    /// matter of milliseconds; one that takes longer is stalled, or its machine is cut off.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Instant began;
    private boolean wasGone;

    TakeOver(Instant now) {
        began = now;
    }

    /// What the node says about the session that was asked for.
    enum Old {
        /// Somebody's socket is still open on it.
        OWNED,
        /// It is gone, or its socket closed a moment ago.
        UNKNOWN,
        /// The node did not say.
        NO_ANSWER
    }

    /// What to do.
    enum Verdict {
        /// Close the new session and ask for the old one once more.
        AGAIN,
        /// The old session is gone: take the new one.
        TAKE_NEW,
        /// The old session stays with its owner: take the new one, and end the old one's players
        /// when theirs play here.
        TAKE_BESIDE
    }

    Verdict judge(Old old, Instant now) {
        if (old == Old.UNKNOWN) {
            // It may have been freed between our socket and our question.
            if (wasGone) return Verdict.TAKE_NEW;
            wasGone = true;
            return Verdict.AGAIN;
        }
        wasGone = false;
        return Duration.between(began, now).compareTo(PATIENCE) < 0
                ? Verdict.AGAIN
                : Verdict.TAKE_BESIDE;
    }
}
