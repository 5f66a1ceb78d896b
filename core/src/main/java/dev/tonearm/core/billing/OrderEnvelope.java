package dev.tonearm.core.billing;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An order on its way from the edge to the billing function.
///
/// @param channel where it was given, and where a page leads back to
public record OrderEnvelope(
        Interaction interaction, GuildId guild, ChannelId channel, UserId user, Order order) {
    /// By which a message of the queue says that it is one.
    public static final String KIND = "order";

    /// Orders of one group come one after the other. What nobody waits for is in nobody's way.
    public String group() {
        return (isAside() ? "board:" : "order:") + guild;
    }

    /// What makes two messages one.
    public String id() {
        return isAside() ? interaction.id() + "-board" : interaction.id().toString();
    }

    /// Whether it comes beside what the interaction asked for.
    private boolean isAside() {
        return order instanceof Order.ReadBoard;
    }

    /// A message of the queue.
    public String wire() {
        byte[] json =
                JsonWriter.object(to -> {
                    to.put("kind", KIND);
                    to.put("interaction", interaction.id().toString());
                    to.put("application", Long.toUnsignedString(interaction.applicationId()));
                    to.put("token", interaction.token());
                    to.put("locale", interaction.locale());
                    to.put("guild", guild.toString());
                    to.put("channel", channel.toString());
                    to.put("user", user.toString());
                    order.write(to);
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Reads one.
    ///
    /// @throws JsonException if it is none, or a newer build's
    public static OrderEnvelope read(JsonObject json) {
        try {
            return new OrderEnvelope(
                    new Interaction(
                            InteractionId.parse(json.string("interaction")),
                            Snowflake.parse(json.string("application")),
                            json.string("token"),
                            Interaction.Kind.COMMAND,
                            json.string("locale")),
                    GuildId.parse(json.string("guild")),
                    ChannelId.parse(json.string("channel")),
                    UserId.parse(json.string("user")),
                    Order.read(json));
        } catch (IllegalArgumentException e) {
            throw JsonException.invalid("an order", e);
        }
    }

    /// Whether Discord no longer takes an answer, so that doing it now would surprise everybody.
    public boolean expiredAt(Instant now) {
        return interaction.expiredAt(now);
    }
}
