package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.User;
import dev.tonearm.discord.world.World;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Whom a message pings: those that its text names, as far as `allowed_mentions` and its author's
/// permissions let it. Everybody else is only named.
final class Mentions {

    private static final Pattern USER = Pattern.compile("<@!?(\\d{1,20})>");
    private static final Pattern ROLE = Pattern.compile("<@&(\\d{1,20})>");
    private static final Pattern EVERYONE = Pattern.compile("@everyone|@here");

    private final World world;
    private final Payloads payloads;

    Mentions(World world, Payloads payloads) {
        this.world = world;
        this.payloads = payloads;
    }

    /// Fills in the fields of a message that say so.
    ///
    /// @param body what was sent, for its `allowed_mentions`
    void into(ObjectNode message, Channel channel, long author, JsonNode body) {
        var text =
                message.path("content").asText("")
                        + ComponentRules.texts(message.path("components"))
                                .collect(Collectors.joining(" ", " ", ""));
        var allowed = body.path("allowed_mentions");
        var users = message.putArray("mentions");
        named(USER, text)
                .filter(user -> lets(allowed, "users", user))
                .map(world::findUser)
                .flatMap(Optional::stream)
                .forEach(user -> users.add(user(user)));
        var roles = message.putArray("mention_roles");
        var guild = world.findGuild(channel.guild());
        if (guild.isEmpty()) {
            message.put("mention_everyone", false);
            return;
        }
        var may = Permission.MENTION_EVERYONE.in(guild.get().permissionsOf(author, channel));
        named(ROLE, text)
                .filter(role -> lets(allowed, "roles", role))
                .filter(role -> may || mentionable(guild.get(), role))
                .forEach(role -> roles.add(Json.id(role)));
        message.put(
                "mention_everyone",
                may && EVERYONE.matcher(text).find() && lets(allowed, "everyone", 0));
    }

    private ObjectNode user(User user) {
        return payloads.user(user);
    }

    private static boolean mentionable(Guild guild, long role) {
        return guild.role(role).filter(found -> found.mentionable()).isPresent();
    }

    private static Stream<Long> named(Pattern mention, String text) {
        Set<Long> ids = new LinkedHashSet<>();
        mention.matcher(text)
                .results()
                .forEach(found -> ids.add(Long.parseUnsignedLong(found.group(1))));
        return ids.stream();
    }

    /// Without `allowed_mentions` a message pings whom it names.
    private static boolean lets(JsonNode allowed, String kind, long id) {
        if (!allowed.isObject()) {
            return true;
        }
        return has(allowed.path("parse"), kind) || has(allowed.path(kind), Json.id(id));
    }

    private static boolean has(JsonNode list, String wanted) {
        return list instanceof ArrayNode array
                && StreamSupport.stream(array.spliterator(), false)
                        .anyMatch(each -> each.asText().equals(wanted));
    }
}
