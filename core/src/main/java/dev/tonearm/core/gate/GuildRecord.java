package dev.tonearm.core.gate;

import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.notice.Board;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import java.util.Collection;
import java.util.Optional;

/// What the edge has to know of a guild before it takes a command.
///
/// @param commandsInWindow the commands of the rate window, the one that was counted included
/// @param commandsOfListener those that who gives it has given in their window, it included
/// @param board what those who manage the guild are to be told
public record GuildRecord(
        StoredSettings settings,
        StoredGrants grants,
        long commandsInWindow,
        int commandsOfListener,
        Board board) {
    /// Of a guild of whom nobody is to be told anything.
    public GuildRecord(
            StoredSettings settings,
            StoredGrants grants,
            long commandsInWindow,
            int commandsOfListener) {
        this(settings, grants, commandsInWindow, commandsOfListener, Board.EMPTY);
    }

    /// With what Discord says beside a command that the guild has bought: whoever comes from its
    /// shop has their plan before anybody was told of it. Of what the book of grants knows it has
    /// been told, and knows better.
    public GuildRecord with(Collection<Entitlement> shown, GuildId guild, Plans plans) {
        Grants known = grants.now();
        Grants now = known;
        for (Entitlement one : shown) {
            boolean here = one.guild().filter(guild::equals).isPresent() && !one.deleted();
            Optional<Plan> plan = here ? plans.ofSku(one.sku()) : Optional.empty();
            if (plan.isEmpty()) continue;
            Grant grant = one.grant(plan.get(), false, one.from());
            if (known.find(grant.id()).isEmpty()) now = now.with(grant);
        }
        return now.equals(known)
                ? this
                : new GuildRecord(
                        settings,
                        new StoredGrants(now, grants.revision()),
                        commandsInWindow,
                        commandsOfListener,
                        board);
    }
}
