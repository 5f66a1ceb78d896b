package dev.tonearm.billing.event;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.function.queue.CommandQueue;
import dev.tonearm.function.trace.TraceParent;
import java.time.Instant;
import java.time.InstantSource;

/// Tells the player of a server which plan it has, so that one that runs obeys at once. It hears
/// that without a word, and nothing that a listener has is taken away.
public final class PlayerTeller implements GrantsWatcher {
    /// The part of an id that says nothing of time.
    private static final long OWN = (1L << 22) - 1;

    /// It has nobody's language: nobody is answered.
    private static final String LOCALE = "en-US";

    private static final ChannelId NOWHERE = new ChannelId(0);

    private final GuildRecords guilds;
    private final GrantBook grants;
    private final Plans plans;
    private final CommandQueue players;
    private final long application;
    private final InstantSource billing;
    private final InstantSource clock;

    /// @param application Discord's id of ours, in whose name the player is told
    /// @param billing the time that plans follow
    /// @param clock the time that commands have
    public PlayerTeller(
            GuildRecords guilds,
            GrantBook grants,
            Plans plans,
            CommandQueue players,
            long application,
            InstantSource billing,
            InstantSource clock) {
        this.guilds = guilds;
        this.grants = grants;
        this.plans = plans;
        this.players = players;
        this.application = application;
        this.billing = billing;
        this.clock = clock;
    }

    @Override
    public void look(GuildId guild) {
        GuildSettings settings = guilds.settings(guild).now();
        Limits limits =
                plans.limits(
                        grants.of(guild).now().effective(plans.grace(), billing.instant()).plan());
        var heed = new HouseCommand.Heed();
        if (!Formats.CURRENT.mayWrite(CommandCodec.format(heed, Formats.CURRENT))) return;
        Instant now = clock.instant();
        players.send(
                new CommandEnvelope(
                        told(guild, now),
                        guild,
                        NOWHERE,
                        new UserId(application),
                        limits,
                        now,
                        settings.language(),
                        settings.rules(Standing.DJ, Rule.OPEN).within(limits),
                        heed),
                TraceParent.fresh());
    }

    /// It has an id as Discord makes them, by which the queue and the player know it.
    private Interaction told(GuildId guild, Instant now) {
        long id = Snowflake.at(now) | (guild.value() & OWN);
        return new Interaction(
                new InteractionId(id),
                application,
                Interaction.WRITTEN,
                Interaction.Kind.COMMAND,
                LOCALE);
    }
}
