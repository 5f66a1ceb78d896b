package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.message.Messages.Stored;
import dev.tonearm.discord.record.Unsimulated;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import java.util.Optional;

/// `message_reference` in a new message: it answers another one of its channel.
final class Replies {

    private static final int REPLY = 0;

    private final Messages messages;
    private final Unsimulated unsimulated;

    Replies(Messages messages, Unsimulated unsimulated) {
        this.messages = messages;
        this.unsimulated = unsimulated;
    }

    /// The message that a body answers; empty when it answers none, or one that is gone and the bot
    /// does not mind.
    Optional<Stored> answered(Channel channel, JsonNode body) {
        var reference = body.path("message_reference");
        if (reference.isMissingNode() || reference.isNull()) {
            return Optional.empty();
        }
        if (reference.path("type").asInt(REPLY) != REPLY) {
            unsimulated.asked("POST /channels/{channel_id}/messages of a forwarded message");
            throw DiscordError.of(501, 0, "501: Not Simulated");
        }
        var elsewhere = reference.path("channel_id").asText(id(channel.id()));
        if (!elsewhere.equals(id(channel.id()))) {
            throw DiscordError.broken(
                    400,
                    50035,
                    "Invalid Form Body",
                    "rest.body",
                    "message_reference.channel_id is another channel");
        }
        var found =
                snowflake(reference.path("message_id"))
                        .flatMap(message -> messages.find(channel.id(), message))
                        .filter(stored -> stored.visibleTo() == null);
        if (found.isEmpty() && reference.path("fail_if_not_exists").asBoolean(true)) {
            throw DiscordError.unknownReply();
        }
        return found;
    }

    private static Optional<Long> snowflake(JsonNode value) {
        if (!value.asText("").matches("\\d{1,19}")) {
            throw DiscordError.broken(
                    400,
                    50035,
                    "Invalid Form Body",
                    "rest.body",
                    "message_reference.message_id is no snowflake");
        }
        return Optional.of(Long.parseUnsignedLong(value.asText()));
    }

    /// The fields that the answering message has of it.
    static ObjectNode fields(Stored answered) {
        var node = Json.object();
        var channel = answered.channel();
        var reference =
                node.putObject("message_reference")
                        .put("type", REPLY)
                        .put("channel_id", id(channel.id()))
                        .put("message_id", id(answered.id()));
        if (channel.kind() != ChannelKind.DM) {
            reference.put("guild_id", id(channel.guild()));
        }
        // One level, as Discord shows it.
        node.set("referenced_message", answered.message().deepCopy().without("referenced_message"));
        return node;
    }
}
