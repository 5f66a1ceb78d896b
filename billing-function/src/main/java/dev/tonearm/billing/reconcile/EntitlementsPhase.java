package dev.tonearm.billing.reconcile;

import dev.tonearm.billing.discord.DiscordNotes;
import dev.tonearm.billing.discord.ListedEntitlements;
import dev.tonearm.billing.discord.NotListedException;
import dev.tonearm.billing.discord.UnknownSkuException;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.job.Pace;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.DiscordEntitlement;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.plan.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every entitlement that Discord lists against what its server has by it. Discord gives a webhook
/// up after ten minutes and tells it to nobody again, so this is the only way to hear of it then.
public final class EntitlementsPhase implements Phase {
    private static final Logger log = LoggerFactory.getLogger(EntitlementsPhase.class);

    /// A list has no date. What was told since then holds against it: a report may still be under
    /// way, a list may be a little old, and two clocks are never the same.
    static final Duration OLD = Duration.ofMinutes(15);

    private static final String ENTITLEMENTS = "entitlements";
    private static final String ENTITLEMENT = "entitlement";

    private final Optional<ListedEntitlements> listed;
    private final GrantBook grants;
    private final GrantDesk desk;
    private final Plans plans;
    private final Pace pace;
    private final InstantSource clock;

    /// @param listed empty without the bot's token
    /// @param pace how many pages it takes
    /// @param clock Discord's, which is real time
    public EntitlementsPhase(
            Optional<ListedEntitlements> listed,
            GrantBook grants,
            GrantDesk desk,
            Plans plans,
            Pace pace,
            InstantSource clock) {
        this.listed = listed;
        this.grants = grants;
        this.desk = desk;
        this.plans = plans;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return ENTITLEMENTS;
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        if (listed.isEmpty()) {
            log.warn("without the bot's token nobody compares Discord's entitlements");
            return from.counting("entitlements.skipped", 1).finished();
        }
        String place = from.cursor().isEmpty() ? ListedEntitlements.BEGIN : from.cursor();
        Instant asked = clock.instant();
        pace.spend(1);
        ListedEntitlements.Page page;
        try {
            page = listed.get().after(place);
        } catch (NotListedException e) {
            if (!e.isRefused()) throw e;
            // The rest of the night must not wait for another token.
            log.error("tonight nobody compares Discord's entitlements", e);
            return from.counting("entitlements.refused", 1).finished();
        }
        JobProgress so = from.counting(ENTITLEMENTS, 0);
        if (page.unread() > 0) so = so.counting("unclear", page.unread());
        for (Entitlement one : page.found()) {
            // Plans are of servers.
            if (one.guild().isPresent()) so = look(due, one, one.guild().get(), asked, so);
        }
        return page.next().isEmpty() ? so.finished() : so.at(page.next());
    }

    private JobProgress look(
            JobDue due, Entitlement one, GuildId guild, Instant asked, JobProgress before) {
        JobProgress so = before.counting(ENTITLEMENTS, 1);
        Instant version = asked.minus(OLD);
        Optional<Grant> known =
                grants.of(guild).now().find(new GrantId(DiscordEntitlement.SOURCE, one.id()));
        boolean newer = known.filter(it -> !it.version().isBefore(version)).isPresent();
        boolean foreign = known.filter(it -> !(it instanceof DiscordEntitlement)).isPresent();
        if (newer || foreign) return so;
        Optional<DiscordEntitlement> has = known.map(DiscordEntitlement.class::cast);
        Instant end = one.deleted() ? version : one.until().orElse(Grant.OPEN);
        if (!end.isAfter(asked)) {
            // One that is over gives nothing; whether we knew when, does not matter any more.
            return has.filter(it -> it.until().isAfter(asked))
                    .map(it -> settled(due, guild, at(version, end, it), "ended", so))
                    .orElse(so);
        }
        DiscordEntitlement told;
        try {
            told = DiscordNotes.grant(one, false, version, plans);
        } catch (UnknownSkuException e) {
            log.error("nobody knows what was bought", e);
            return so.counting("unclear", 1);
        }
        if (has.isEmpty()) return settled(due, guild, told, "bought", so);
        boolean same = has.get().equals(at(has.get().version(), end, told));
        return same ? so : settled(due, guild, told, ENTITLEMENT, so);
    }

    private JobProgress settled(
            JobDue due, GuildId guild, DiscordEntitlement told, String kind, JobProgress so) {
        desk.book(guild, told, "discord", Phase.event(due));
        return Difference.settled(so, kind, "entitlement " + told.entitlement());
    }

    private static DiscordEntitlement at(Instant version, Instant end, DiscordEntitlement told) {
        return new DiscordEntitlement(
                told.entitlement(), told.buyer(), told.plan(), told.from(), end, version);
    }
}
