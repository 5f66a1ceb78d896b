package dev.tonearm.billing.reconcile;

import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.billing.job.Pace;
import dev.tonearm.core.census.Census;
import dev.tonearm.core.census.Found;
import dev.tonearm.core.grant.Grant.Known;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.plan.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What we keep: everybody who watches grants looks at each server that has some, because a
/// schedule or an event may have been lost, and somebody at each record of a subscription.
public final class SweepPhase implements Phase {
    private static final Logger log = LoggerFactory.getLogger(SweepPhase.class);

    private static final int SEGMENTS = 16;
    private static final char BETWEEN = ' ';

    /// A grant that ended earlier was seen by the night after.
    private static final Duration SEEN = Duration.ofDays(3);

    private final Census census;
    private final Records records;
    private final List<GrantsWatcher> watchers;
    private final Plans plans;
    private final Pace table;
    private final InstantSource clock;

    /// What is done about a record of a subscription.
    public interface Records {
        /// Nothing: who sells nothing at Stripe has nobody to ask, and nobody loses what they once
        /// paid for.
        Records LEFT = (_, _, so) -> so;

        /// Looks at one.
        ///
        /// @param so what the night has counted so far
        JobProgress look(JobDue due, Found.Subscription known, JobProgress so);
    }

    /// @param table how many units it takes
    public SweepPhase(
            Census census,
            Records records,
            List<GrantsWatcher> watchers,
            Plans plans,
            Pace table,
            InstantSource clock) {
        this.census = census;
        this.records = records;
        this.watchers = List.copyOf(watchers);
        this.plans = plans;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        int between = from.cursor().indexOf(BETWEEN);
        int segment = between < 0 ? 0 : Integer.parseInt(from.cursor().substring(0, between));
        String place = between < 0 ? "" : from.cursor().substring(between + 1);
        var wanted =
                new Census.Wanted(
                        Set.of(Found.Kind.SERVERS, Found.Kind.SUBSCRIPTIONS), clock.instant());
        Census.Page page = census.page(wanted, new Census.Segment(segment, SEGMENTS), place);
        JobProgress so =
                from.counting("gone", 0)
                        .counting("swept", 0)
                        .counting("failed", 0)
                        .counting("readUnits", Math.round(Math.ceil(page.units())));
        for (Found found : page.found()) {
            so =
                    switch (found) {
                        case Found.Subscription known -> records.look(due, known, so);
                        case Found.Server server -> swept(server, so);
                        case Found.Broken _ -> so.counting("broken", 1);
                        case Found.Told _, Found.Line _ -> so;
                    };
        }
        table.spend(page.units());
        if (!page.next().isEmpty()) return so.at(segment + "" + BETWEEN + page.next());
        return segment + 1 == SEGMENTS ? so.finished() : so.at((segment + 1) + "" + BETWEEN);
    }

    private JobProgress swept(Found.Server server, JobProgress so) {
        Instant before = clock.instant().minus(SEEN);
        boolean matters =
                server.grants().now().byId().values().stream()
                        .anyMatch(grant ->
                                grant instanceof Known known
                                        && known.end(plans.grace()).isAfter(before));
        if (!matters) return so;
        JobProgress swept = so.counting("swept", 1);
        for (GrantsWatcher watcher : watchers) {
            try {
                watcher.look(server.guild());
            } catch (RuntimeException e) {
                // One server must not keep all others from being looked at.
                log.error("guild {} could not be swept", server.guild(), e);
                swept = swept.counting("failed", 1);
            }
        }
        return swept;
    }
}
