package dev.tonearm.interactions.request;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.ChosenChannel;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of a command's options as what they are. Discord sends ids, and beside them, under
/// `resolved`, what they name (discord-api-docs,
/// interactions/receiving-and-responding#resolved-data-structure).
final class GivenOptions {
    private static final int USER = 6;
    private static final int CHANNEL = 7;
    private static final int ROLE = 8;
    private static final int MENTIONABLE = 9;
    private static final int ATTACHMENT = 11;

    private GivenOptions() {}

    /// String, Long, Double, Boolean, UserId, RoleId, ChosenChannel or Attachment by option name.

    static Map<String, Object> of(List<JsonObject> options, Optional<JsonObject> resolved) {
        Map<String, Object> values = typed(options);
        for (JsonObject option : options) {
            if (option.has("value")) {
                String name = option.string("name");
                value(option, resolved).ifPresent(value -> values.put(name, value));
            }
        }
        return values;
    }

    /// What has been typed so far, which may be none of what it is going to be.
    static Map<String, Object> typed(List<JsonObject> options) {
        Map<String, Object> values = new HashMap<>();
        for (JsonObject option : options) {
            option.value("value").ifPresent(value -> values.put(option.string("name"), value));
        }
        return values;
    }

    /// What an option names; empty if its value is all there is to it.
    private static Optional<Object> value(JsonObject option, Optional<JsonObject> resolved) {
        return switch (option.integer("type")) {
            case USER -> Optional.of(UserId.parse(option.string("value")));
            case ROLE -> Optional.of(RoleId.parse(option.string("value")));
            case MENTIONABLE ->
                    Optional.of(
                            named(option, resolved, "roles").isPresent()
                                    ? RoleId.parse(option.string("value"))
                                    : UserId.parse(option.string("value")));
            case CHANNEL ->
                    named(option, resolved, "channels")
                            .map(channel ->
                                    new ChosenChannel(
                                            ChannelId.parse(option.string("value")),
                                            channel.integer("type")));
            case ATTACHMENT -> named(option, resolved, "attachments").map(GivenOptions::attachment);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonObject> named(
            JsonObject option, Optional<JsonObject> resolved, String kind) {
        String id = option.string("value");
        return resolved.flatMap(all -> all.optionalObject(kind))
                .flatMap(those -> those.optionalObject(id));
    }

    private static Attachment attachment(JsonObject json) {
        return new Attachment(
                Snowflake.parse(json.string("id")),
                json.string("filename"),
                json.optionalString("title").orElse(""),
                json.optionalString("content_type").orElse(""),
                json.number("size"),
                json.string("url"));
    }
}
