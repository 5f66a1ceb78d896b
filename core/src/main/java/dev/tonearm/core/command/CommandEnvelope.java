package dev.tonearm.core.command;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import java.time.Instant;

/// A player command on its way from the edge to the worker that owns the guild.
///
/// @param channel the text channel it was given in
/// @param limits what the guild's plan allowed when it was given
/// @param acceptedAt when the edge took it, by the edge's clock
/// @param language of messages to everybody in the guild, by Discord's code; empty if the edge did
///   not say
/// @param rules of the guild for this command
public record CommandEnvelope(
        Interaction interaction,
        GuildId guild,
        ChannelId channel,
        UserId user,
        Limits limits,
        Instant acceptedAt,
        String language,
        HouseRules rules,
        PlayerCommand command) {
    /// Of an edge that says nothing of rules.
    public CommandEnvelope(
            Interaction interaction,
            GuildId guild,
            ChannelId channel,
            UserId user,
            Limits limits,
            Instant acceptedAt,
            String language,
            PlayerCommand command) {
        this(
                interaction,
                guild,
                channel,
                user,
                limits,
                acceptedAt,
                language,
                HouseRules.UNSAID,
                command);
    }

    /// Of an edge that says nothing of a language either.
    public CommandEnvelope(
            Interaction interaction,
            GuildId guild,
            ChannelId channel,
            UserId user,
            Limits limits,
            Instant acceptedAt,
            PlayerCommand command) {
        this(interaction, guild, channel, user, limits, acceptedAt, "", command);
    }

    /// The same under other rules.
    public CommandEnvelope under(HouseRules others) {
        return new CommandEnvelope(
                interaction, guild, channel, user, limits, acceptedAt, language, others, command);
    }

    /// Whether Discord no longer takes an answer, so that doing the command now would surprise
    /// everybody.
    public boolean expiredAt(Instant now) {
        return interaction.expiredAt(now);
    }
}
