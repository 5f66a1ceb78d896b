package dev.tonearm.discord.interactions;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.file.Attachments;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `data.resolved`: the things whose ids stand among the values of a command, a select or a form.
final class Resolved {

    private final World world;
    private final Payloads payloads;
    private final Attachments attachments;

    /// An id among the values, and what it is the id of.
    record Value(Things.Kind kind, String id) {}

    Resolved(World world, Payloads payloads, Attachments attachments) {
        this.world = world;
        this.payloads = payloads;
        this.attachments = attachments;
    }

    /// What the ids stand for.
    ///
    /// @param guildId null in a direct message
    /// @param user who chose them, for what they may do in the channels among them
    Optional<ObjectNode> of(@Nullable Long guildId, long user, List<Value> values) {
        var resolved = Json.object();
        var guild = guildId == null ? null : world.guild(guildId);
        for (var value : values) {
            switch (value.kind()) {
                case USER -> user(resolved, guild, value.id());
                case CHANNEL -> channel(resolved, guild, user, value.id());
                case ROLE -> role(resolved, guild, value.id());
                case MENTIONABLE -> {
                    user(resolved, guild, value.id());
                    role(resolved, guild, value.id());
                }
                case FILE -> file(resolved, value.id());
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
                                                .set(text, payloads.partialMember(guild, member)));
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

    private void channel(ObjectNode resolved, @Nullable Guild guild, long user, String text) {
        world.findChannel(Long.parseUnsignedLong(text))
                .ifPresent(channel -> {
                    var partial =
                            payloads.channel(channel)
                                    .retain("id", "name", "type", "parent_id", "thread_metadata");
                    if (guild != null) {
                        partial.put("permissions", id(guild.permissionsOf(user, channel)));
                    }
                    resolved.withObjectProperty("channels").set(text, partial);
                });
    }

    private void file(ObjectNode resolved, String text) {
        attachments
                .find(Long.parseUnsignedLong(text))
                .ifPresent(file ->
                        resolved.withObjectProperty("attachments")
                                .set(text, attachments.json(file)));
    }
}
