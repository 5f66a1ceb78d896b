package dev.tonearm.core.grant;

import dev.tonearm.core.grant.Grant.Known;
import dev.tonearm.core.plan.Plan;
import java.time.Instant;
import java.util.List;

/// What a server has at a time, and why.
///
/// @param by the grants that give it, the one that ends last first; none of [Plan#FREE]
/// @param until when the last of these ends, if nothing is said meanwhile
/// @param late whether it goes on only because a payment may be late
public record Effective(Plan plan, List<Known> by, Instant until, boolean late) {
    static final Effective NOTHING = new Effective(Plan.FREE, List.of(), Grant.OPEN, false);

    public Effective {
        by = List.copyOf(by);
    }

    /// Whether a server has the same by another, whatever the reasons are.
    boolean gives(Effective other) {
        return plan == other.plan && late == other.late;
    }
}
