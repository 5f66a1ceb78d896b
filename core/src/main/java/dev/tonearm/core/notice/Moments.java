package dev.tonearm.core.notice;

import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.plan.Plans;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When there is something to do for a server although nobody does anything.
///
/// To come too late for a moment does no harm: plans are computed by the time, and what was due is
/// due for a while. To come for nothing does none either.
public final class Moments {
    private Moments() {}

    /// The next moment at which a server's plan becomes another by itself, or somebody should be
    /// told of it; empty if there is none unless somebody tells of a grant.
    public static Optional<Instant> next(Grants grants, Plans plans, Instant now) {
        return Stream.of(grants.turn(plans.grace(), now), Due.next(grants, plans, now))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
