package dev.tonearm.billing.discord;

import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.note.Note;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off what Discord said of entitlements. Each report says when Discord made it, and the
/// newest holds, in whatever order they come.
public final class DiscordNotes {
    private static final Logger log = LoggerFactory.getLogger(DiscordNotes.class);

    private final Plans plans;
    private final GrantDesk grants;

    public DiscordNotes(Plans plans, GrantDesk grants) {
        this.plans = plans;
        this.grants = grants;
    }

    /// Books what an entitlement gives.
    ///
    /// @throws UnknownSkuException for one that no plan has: nobody loses what they paid for
    ///   because we do not understand it
    public void work(Note.DiscordChanged note) {
        Entitlement entitlement = note.entitlement();
        if (entitlement.guild().isEmpty()) {
            log.info("entitlement {} is a user's; plans are of servers", entitlement.id());
            return;
        }
        Grant grant = grant(entitlement, note.gone(), note.at(), plans);
        grants.book(entitlement.guild().get(), grant, "discord", note.id());
    }

    /// What an entitlement gives its server.
    ///
    /// @param gone whether it was taken back
    /// @param at when Discord said so
    /// @throws UnknownSkuException for one that no plan has
    public static Grant.DiscordEntitlement grant(
            Entitlement entitlement, boolean gone, Instant at, Plans plans) {
        Plan plan =
                plans.ofSku(entitlement.sku())
                        .orElseThrow(
                                () -> new UnknownSkuException(entitlement.id(), entitlement.sku()));
        return entitlement.grant(plan, gone, at);
    }
}
