package dev.tonearm.discord.interactions;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `data.resolved` of a command: the things whose ids stand among its values.
final class Resolved {

    private final World world;
    private final Payloads payloads;
    private final Attachments attachments;

    Resolved(World world, Payloads payloads, Attachments attachments) {
        this.world = world;
        this.payloads = payloads;
        this.attachments = attachments;
    }

    /// What the ids among the values stand for.
    Optional<ObjectNode> of(CommandCall call, ArrayNode values) {
        var resolved = Json.object();
        var guild = call.guild() == null ? null : world.guild(call.guild());
        for (var value : values) {
            var text = value.path("value").asText();
            switch (value.path("type").asInt()) {
                case 6 -> user(resolved, guild, text);
                case 7 -> channel(resolved, call, text);
                case 8 -> role(resolved, guild, text);
                case 9 -> {
                    user(resolved, guild, text);
                    role(resolved, guild, text);
                }
                case 11 ->
                        attachments
                                .find(Long.parseUnsignedLong(text))
                                .ifPresent(file ->
                                        resolved.withObjectProperty("attachments")
                                                .set(text, attachments.json(file)));
                default -> {
                    // Strings, numbers and booleans stand for themselves.
                }
            }
        }
        return resolved.isEmpty() ? Optional.empty() : Optional.of(resolved);
    }

    private void user(ObjectNode resolved, @Nullable Guild guild, String text) {
        world.findUser(Long.parseUnsignedLong(text))
                .ifPresent(user -> {
                    resolved.withObjectProperty("users").set(text, payloads.user(user));
                    if (guild != null) {
                        guild.member(user.id())
                                .ifPresent(member ->
                                        resolved.withObjectProperty("members")
                                                .set(
                                                        text,
                                                        payloads.memberOnly(guild, member)
                                                                .put(
                                                                        "permissions",
                                                                        id(
                                                                                guild.permissionsOf(
                                                                                        user
                                                                                                .id())))));
                    }
                });
    }

    private void role(ObjectNode resolved, @Nullable Guild guild, String text) {
        if (guild != null) {
            guild.role(Long.parseUnsignedLong(text))
                    .ifPresent(role ->
                            resolved.withObjectProperty("roles").set(text, payloads.role(role)));
        }
    }

    private void channel(ObjectNode resolved, CommandCall call, String text) {
        world.findChannel(Long.parseUnsignedLong(text))
                .ifPresent(channel -> {
                    var partial =
                            payloads.channel(channel).retain("id", "name", "type", "parent_id");
                    if (call.guild() != null) {
                        var permissions =
                                world.guild(call.guild()).permissionsOf(call.user(), channel);
                        partial.put("permissions", id(permissions));
                    }
                    resolved.withObjectProperty("channels").set(text, partial);
                });
    }
}
