package dev.tonearm.core.privacy;

import dev.tonearm.core.guild.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// That somebody wants their data deleted, and what became of it.
///
/// @param asked when they said so last
/// @param done when nothing named them any more but what has to stay
public record Erasure(UserId user, Instant asked, Optional<Instant> done) {
    /// A night takes it away; the others are for nights in which something is away.
    public static final Duration WITHIN = Duration.ofDays(7);

    /// How long it can be asked about afterwards.
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /// By when it is done.
    public Instant due() {
        return asked.plus(WITHIN);
    }

    /// Whether it should be done and is not: something was away, or cannot be read.
    public boolean isLate(Instant now) {
        return done.isEmpty() && !now.isBefore(due());
    }
}
