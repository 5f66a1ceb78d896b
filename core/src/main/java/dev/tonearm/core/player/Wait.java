package dev.tonearm.core.player;

import java.time.Duration;

/// How long an entry has to wait until it plays.
public sealed interface Wait {
    /// This long, if nobody changes anything.
    record For(Duration time) implements Wait {}

    /// Nobody can say how long.
    enum Unknown implements Wait {
        /// It does not wait: it plays, or has been taken out.
        NOT_WAITING,
        /// Nothing moves until somebody lets it.
        PAUSED,
        /// Something live comes before it, which does not end by itself.
        LIVE,
        /// What plays is repeated.
        REPEATING,
        /// Something whose length is unknown comes before it.
        NO_LENGTH
    }
}
