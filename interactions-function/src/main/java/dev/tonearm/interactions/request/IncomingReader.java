package dev.tonearm.interactions.request;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the interactions that Discord posts (discord-api-docs,
/// interactions/receiving-and-responding).
public final class IncomingReader {
    private static final int PING = 1;
    private static final int COMMAND = 2;
    private static final int COMPONENT = 3;
    private static final int AUTOCOMPLETE = 4;
    private static final int MODAL = 5;

    private static final int SUBCOMMAND = 1;
    private static final int SUBCOMMAND_GROUP = 2;

    private IncomingReader() {}

    /// Reads one interaction.
    ///
    /// @throws JsonException if it is not JSON, or not an interaction
    public static Incoming read(byte[] body) {
        JsonObject json = JsonObject.parse(body);
        try {
            return read(json);
        } catch (NumberFormatException e) {
            throw JsonException.invalid("an interaction", e);
        }
    }

    private static Incoming read(JsonObject json) {
        int type = json.integer("type");
        if (type == PING) return new Incoming.Ping();
        Caller caller = caller(json);
        return switch (type) {
            case COMMAND -> command(caller, json.object("data"));
            case COMPONENT -> component(caller, json.object("data"));
            case AUTOCOMPLETE -> typing(caller, json.object("data"));
            case MODAL -> form(caller, json.object("data"));
            default -> new Incoming.Unknown(caller, type);
        };
    }

    private static Caller caller(JsonObject json) {
        Optional<JsonObject> member = json.optionalObject("member");
        JsonObject user = member.orElse(json).object("user");
        return new Caller(
                InteractionId.parse(json.string("id")),
                snowflake(json, "application_id"),
                json.string("token"),
                UserId.parse(user.string("id")),
                place(json, member),
                json.optionalString("locale").orElse("en-US"));
    }

    private static Place place(JsonObject json, Optional<JsonObject> member) {
        Optional<String> guild = json.optionalString("guild_id");
        if (guild.isEmpty() || member.isEmpty()) return new Place.DirectMessage();
        String channel = json.string("channel_id");
        same(json, "guild", "id", guild.get(), "guild_id");
        same(json, "channel", "guild_id", guild.get(), "guild_id");
        same(json, "channel", "id", channel, "channel_id");
        same(json, "message", "channel_id", channel, "channel_id");
        same(json, "data", "guild_id", guild.get(), "guild_id");
        GuildId server = GuildId.parse(guild.get());
        return new Place.Server(
                server,
                ChannelId.parse(channel),
                json.optionalObject("channel")
                        .flatMap(inner -> inner.optionalString("parent_id"))
                        .map(Snowflake::parse)
                        .orElse(0L),
                roles(member.get(), server),
                snowflake(member.get(), "permissions"),
                json.optionalString("guild_locale").orElse(""),
                bought(json));
    }

    /// One that cannot be read gives nothing, and keeps nobody from their music.
    private static List<Entitlement> bought(JsonObject json) {
        List<Entitlement> bought = new ArrayList<>();
        for (JsonObject one : json.objects("entitlements")) {
            try {
                bought.add(Entitlement.read(one));
            } catch (JsonException | IllegalArgumentException _) {
                // The billing function is told of it as well, and says so.
            }
        }
        return bought;
    }

    /// Discord does not say of anybody that they have everybody's role.
    private static Set<RoleId> roles(JsonObject member, GuildId server) {
        Set<RoleId> roles = new HashSet<>();
        roles.add(new RoleId(server.value()));
        for (String role : member.strings("roles")) roles.add(RoleId.parse(role));
        return roles;
    }

    /// Discord says several times where something was done. What disagrees is not Discord's, and
    /// what one server asks for could end in another one's channel.
    private static void same(
            JsonObject json, String object, String member, String expected, String name) {
        json.optionalObject(object)
                .flatMap(inner -> inner.optionalString(member))
                .filter(value -> !value.equals(expected))
                .ifPresent(_ -> {
                    throw JsonException.contradiction(name, object + "." + member);
                });
    }

    private static Incoming command(Caller caller, JsonObject data) {
        Invoked invoked = invoked(data);
        Optional<JsonObject> resolved = data.optionalObject("resolved");
        return new Incoming.Command(
                caller, invoked.name, GivenOptions.of(invoked.options, resolved));
    }

    private static Incoming typing(Caller caller, JsonObject data) {
        Invoked invoked = invoked(data);
        for (JsonObject option : invoked.options) {
            if (option.optionalFlag("focused").orElse(false)) {
                return new Incoming.Typing(
                        caller,
                        invoked.name,
                        GivenOptions.typed(invoked.options),
                        option.string("name"),
                        option.value("value").map(Object::toString).orElse(""));
            }
        }
        return new Incoming.Typing(
                caller, invoked.name, GivenOptions.typed(invoked.options), "", "");
    }

    /// Walks down group and subcommand to the options that carry values.
    private static Invoked invoked(JsonObject data) {
        StringBuilder name = new StringBuilder(data.string("name"));
        List<JsonObject> options = data.objects("options");
        while (options.size() == 1 && isSubcommand(options.getFirst())) {
            JsonObject sub = options.getFirst();
            name.append(' ').append(sub.string("name"));
            options = sub.objects("options");
        }
        return new Invoked(name.toString(), options);
    }

    private static boolean isSubcommand(JsonObject option) {
        int type = option.integer("type");
        return type == SUBCOMMAND || type == SUBCOMMAND_GROUP;
    }

    private static Incoming component(Caller caller, JsonObject data) {
        return new Incoming.Component(caller, data.string("custom_id"), data.strings("values"));
    }

    private static Incoming form(Caller caller, JsonObject data) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (JsonObject row : data.objects("components")) {
            for (JsonObject field : row.objects("components")) field(field, fields);
            row.optionalObject("component").ifPresent(field -> field(field, fields));
        }
        return new Incoming.Form(caller, data.string("custom_id"), Map.copyOf(fields));
    }

    private static void field(JsonObject field, Map<String, String> fields) {
        field.optionalString("value")
                .ifPresent(value -> fields.put(field.string("custom_id"), value));
    }

    private static long snowflake(JsonObject json, String name) {
        return Snowflake.parse(json.string(name));
    }

    private record Invoked(String name, List<JsonObject> options) {}
}
