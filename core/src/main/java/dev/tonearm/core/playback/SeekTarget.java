package dev.tonearm.core.playback;

import dev.tonearm.core.text.TypedTime;
import java.time.Duration;
import java.util.Optional;

/// Where in the track to go on.
public sealed interface SeekTarget {
    /// At a position from the start.
    record To(Duration position) implements SeekTarget {
        public To {
            if (position.isNegative())
                throw new IllegalArgumentException("a position is not negative: " + position);
        }
    }

    /// Forwards, or backwards when negative, from where the track is.
    record By(Duration distance) implements SeekTarget {}

    /// Reads what a listener typed: `90`, `1:30`, `1:02:03`, `+15`, `-0:30`, `1m30s`.
    ///
    /// @return empty if it is none of these forms
    static Optional<SeekTarget> parse(String text) {
        String typed = text.strip();
        if (typed.startsWith("+")) return TypedTime.read(typed.substring(1)).map(By::new);
        return typed.startsWith("-")
                ? TypedTime.read(typed.substring(1)).map(Duration::negated).map(By::new)
                : TypedTime.read(typed).map(To::new);
    }
}
