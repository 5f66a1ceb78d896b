package dev.tonearm.discord.control;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.World;
import dev.tonearm.discord.world.WorldChange;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns changes of the world into live events.
final class WorldFeed {

    private final Feed feed;
    private final Views views;

    WorldFeed(World world, Feed feed, Views views) {
        this.feed = feed;
        this.views = views;
        world.listen(this::changed);
    }

    private void changed(WorldChange change) {
        switch (change) {
            case WorldChange.UserChanged(var user) -> feed.publish("user", () -> Views.user(user));
            case WorldChange.GuildAppeared(var guild) ->
                    publish(guild, "guild", () -> views.guild(guild));
            case WorldChange.GuildChanged(var guild) ->
                    publish(guild, "guild", () -> views.guild(guild));
            case WorldChange.GuildVanished(var guild, var outage) -> {
                // Only the bot loses sight of it in an outage.
                if (outage) {
                    publish(guild, "guild", () -> views.guild(guild));
                } else {
                    publish(guild, "guild.removed", () -> Json.object().put("id", id(guild.id())));
                }
            }
            case WorldChange.ChannelAdded(var guild, var channel) -> channel(guild, channel);
            case WorldChange.ChannelChanged(var guild, var channel) -> channel(guild, channel);
            case WorldChange.ChannelStatusChanged(var guild, var channel) ->
                    channel(guild, channel);
            case WorldChange.ChannelRemoved(var guild, var channel) ->
                    publish(guild, "channel.removed", () -> in(guild).put("id", id(channel.id())));
            case WorldChange.RoleAdded(var guild, var _) ->
                    publish(guild, "guild", () -> views.guild(guild));
            case WorldChange.RoleChanged(var guild, var _) ->
                    publish(guild, "guild", () -> views.guild(guild));
            case WorldChange.RoleRemoved(var guild, var _) ->
                    publish(guild, "guild", () -> views.guild(guild));
            case WorldChange.MemberAdded(var guild, var member) ->
                    publish(
                            guild,
                            "member",
                            () -> in(guild).set("member", views.member(guild, member)));
            case WorldChange.MemberChanged(var guild, var member) ->
                    publish(
                            guild,
                            "member",
                            () -> in(guild).set("member", views.member(guild, member)));
            case WorldChange.MemberRemoved(var guild, var member) ->
                    publish(
                            guild,
                            "member.removed",
                            () -> in(guild).put("userId", id(member.user())));
            case WorldChange.VoiceChanged(var guild, var state, var _, var _) ->
                    publish(guild, "voice", () -> Views.voiceState(state));
            case WorldChange.MessageAdded(var channel, var message, var visibleTo) ->
                    message("message", channel, message, visibleTo);
            case WorldChange.MessageEdited(var channel, var message, var visibleTo) ->
                    message("message.edited", channel, message, visibleTo);
            case WorldChange.MessageDeleted(var channel, var message, var visibleTo) ->
                    feed.publish(
                            "message.deleted",
                            guildOf(channel),
                            visibleTo,
                            () -> in(channel, visibleTo).put("id", id(message)));
        }
    }

    private void publish(Guild guild, String type, Supplier<JsonNode> data) {
        feed.publish(type, guild.id(), null, data);
    }

    private void channel(Guild guild, Channel channel) {
        publish(guild, "channel", () -> in(guild).set("channel", Views.channel(channel)));
    }

    private void message(
            String type, Channel channel, ObjectNode message, @Nullable Long visibleTo) {
        feed.publish(
                type,
                guildOf(channel),
                visibleTo,
                () -> in(channel, visibleTo).set("message", message));
    }

    private static @Nullable Long guildOf(Channel channel) {
        return channel.guild() == 0 ? null : channel.guild();
    }

    private static ObjectNode in(Guild guild) {
        return Json.object().put("guildId", id(guild.id()));
    }

    private static ObjectNode in(Channel channel, @Nullable Long visibleTo) {
        var recipient = channel.recipient();
        return Json.object()
                .put("guildId", channel.guild() == 0 ? null : id(channel.guild()))
                .put("channelId", id(channel.id()))
                .put("recipientId", recipient == null ? null : id(recipient))
                .put("visibleTo", visibleTo == null ? null : id(visibleTo));
    }
}
