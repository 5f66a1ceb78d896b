package dev.tonearm.billing.moment;

import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.notice.Moments;
import dev.tonearm.core.plan.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Plans the next moment of a server, whenever somebody looks at it.
///
/// What was planned for a moment that is over, or by grants that are others now, comes for nothing,
/// and is planned anew by who is told of it.
public final class NextMoment implements GrantsWatcher {
    /// A moment that is nearer than this is planned as far away: the scheduler takes none that is
    /// over when it hears of it, and keeps none more precisely.
    static final Duration SOONEST = Duration.ofMinutes(1);

    /// Others may go on changing grants; each of them has it looked at again.
    private static final int TRIES = 5;

    private final GrantBook book;
    private final Plans plans;
    private final Schedules schedules;
    private final InstantSource billing;

    /// @param billing the time by which plans hold
    public NextMoment(GrantBook book, Plans plans, Schedules schedules, InstantSource billing) {
        this.book = book;
        this.plans = plans;
        this.schedules = schedules;
        this.billing = billing;
    }

    @Override
    public void look(GuildId guild) {
        StoredGrants read = book.of(guild);
        for (int i = 1; i <= TRIES; i++) {
            plan(guild, read);
            // Somebody who read later grants may have planned before this one did: whoever writes
            // last has to have read the newest.
            StoredGrants now = book.of(guild);
            if (now.revision() == read.revision()) return;
            read = now;
        }
    }

    private void plan(GuildId guild, StoredGrants grants) {
        Instant now = billing.instant();
        Optional<Instant> next = Moments.next(grants.now(), plans, now);
        if (next.isEmpty()) {
            schedules.clear(guild);
            return;
        }
        Instant soonest = now.plus(SOONEST);
        schedules.plan(guild, next.get().isAfter(soonest) ? next.get() : soonest);
    }
}
