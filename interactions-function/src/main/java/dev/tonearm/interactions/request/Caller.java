package dev.tonearm.interactions.request;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.UserId;

/// Who did something, where, and how they can be answered.
///
/// @param applicationId the application that it was meant for
/// @param token proves the right to answer; a secret, so it is left out of [#toString()]
/// @param locale the person's Discord language, such as `de` or `en-US`
public record Caller(
        InteractionId interaction,
        long applicationId,
        String token,
        UserId user,
        Place place,
        String locale) {
    /// Them as the gate asks about them.
    public Asker in(Place.Server server) {
        return new Asker(
                user, server.roles(), server.permissions(), server.channel(), server.parent());
    }

    /// What is needed to answer them later.
    public Interaction asInteraction(Interaction.Kind kind) {
        return new Interaction(interaction, applicationId, token, kind, locale);
    }

    @Override
    public String toString() {
        return "Caller[" + interaction + ", " + user + ", " + place + ", " + locale + "]";
    }
}
