package dev.tonearm.billing.grant;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.BillingMetric;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Books what servers have by payments, and says so.
public final class GrantDesk {
    private static final Logger log = LoggerFactory.getLogger(GrantDesk.class);

    private final GrantBook book;
    private final Counts figures;
    private final InstantSource clock;

    public GrantDesk(GrantBook book, Counts figures, InstantSource clock) {
        this.book = book;
        this.figures = figures;
        this.clock = clock;
    }

    /// Pages are closed before this can happen; where it does, somebody has to give money back.
    private void tellIfPaidTwice(GuildId guild, Grants grants) {
        List<GrantId> running =
                grants.byId().values().stream().filter(this::isPaid).map(Grant::id).toList();
        if (running.size() < 2) return;
        figures.count(BillingMetric.PAID_TWICE);
        log.error("guild {} is paid for more than once: {}", guild, running);
    }

    /// Whether somebody is asked for money for it.
    private boolean isPaid(Grant grant) {
        return switch (grant) {
            case Grant.StripeSubscription paid -> !paid.payment().over();
            case Grant.DiscordEntitlement bought -> clock.instant().isBefore(bought.until());
            case Grant.Trial _, Grant.Gift _, Grant.Unknown _ -> false;
        };
    }

    /// Books one grant of a server. The same again, or something older, changes nothing.
    ///
    /// @param reporter who told us
    /// @param event the reporter's own id of it
    public void book(GuildId guild, Grant grant, String reporter, String event) {
        switch (book.book(guild, new GrantChange(grant, reporter, event, clock.instant()))) {
            case Booked.Changed(_, var after) -> {
                figures.count(BillingMetric.GRANTS_CHANGED);
                tellIfPaidTwice(guild, after.now());
                log.info("guild {}: {} is another by {}", guild, grant.id(), event);
            }
            case Booked.Unchanged _ -> log.info("guild {}: {} says nothing new", guild, event);
            case Booked.TrialUsed _ -> throw new IllegalStateException("no trial is booked here");
        }
    }
}
