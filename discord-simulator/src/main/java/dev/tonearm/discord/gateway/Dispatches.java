package dev.tonearm.discord.gateway;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Privileged;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.World;
import dev.tonearm.discord.world.WorldChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which gateway events a change of the world causes.
final class Dispatches {

    private final World world;
    private final Payloads payloads;

    Dispatches(World world, Payloads payloads) {
        this.world = world;
        this.payloads = payloads;
    }

    List<Dispatch> of(WorldChange change) {
        return switch (change) {
            case WorldChange.UserChanged _ -> List.of();
            case WorldChange.GuildAppeared(var guild) ->
                    toBot(
                            guild,
                            "GUILD_CREATE",
                            Intents.GUILDS,
                            payloads.guildCreate(guild, false));
            case WorldChange.GuildChanged(var guild) ->
                    toBot(guild, "GUILD_UPDATE", Intents.GUILDS, payloads.guild(guild));
            case WorldChange.GuildVanished(var guild, var outage) ->
                    toBot(guild, "GUILD_DELETE", Intents.GUILDS, vanished(guild, outage));
            case WorldChange.ChannelAdded(var guild, var channel) ->
                    channel(guild, "CREATE", channel);
            case WorldChange.ChannelChanged(var guild, var channel) ->
                    channel(guild, "UPDATE", channel);
            case WorldChange.ChannelStatusChanged(var guild, var channel) ->
                    toBot(guild, "VOICE_CHANNEL_STATUS_UPDATE", Intents.GUILDS, status(channel));
            case WorldChange.ChannelRemoved(var guild, var channel) ->
                    channel(guild, "DELETE", channel);
            case WorldChange.RoleAdded(var guild, var role) ->
                    toBot(
                            guild,
                            "GUILD_ROLE_CREATE",
                            Intents.GUILDS,
                            inGuild(guild, "role", payloads.role(role)));
            case WorldChange.RoleChanged(var guild, var role) ->
                    toBot(
                            guild,
                            "GUILD_ROLE_UPDATE",
                            Intents.GUILDS,
                            inGuild(guild, "role", payloads.role(role)));
            case WorldChange.RoleRemoved(var guild, var role) ->
                    toBot(
                            guild,
                            "GUILD_ROLE_DELETE",
                            Intents.GUILDS,
                            Json.object()
                                    .put("guild_id", id(guild.id()))
                                    .put("role_id", id(role.id())));
            case WorldChange.MemberAdded(var guild, var member) ->
                    toBot(
                            guild,
                            "GUILD_MEMBER_ADD",
                            Intents.GUILD_MEMBERS,
                            payloads.member(guild, member).put("guild_id", id(guild.id())));
            case WorldChange.MemberChanged(var guild, var member) ->
                    toBot(
                            guild,
                            "GUILD_MEMBER_UPDATE",
                            // A bot hears of changes to itself without the intent.
                            member.user() == world.bot().id() ? 0 : Intents.GUILD_MEMBERS,
                            payloads.member(guild, member).put("guild_id", id(guild.id())));
            case WorldChange.MemberRemoved(var guild, var member) ->
                    toBot(
                            guild,
                            "GUILD_MEMBER_REMOVE",
                            Intents.GUILD_MEMBERS,
                            inGuild(guild, "user", payloads.user(member.user())));
            case WorldChange.VoiceChanged(var guild, var state, var _, var cause) ->
                    toBot(
                            guild,
                            "VOICE_STATE_UPDATE",
                            Intents.GUILD_VOICE_STATES,
                            payloads.voiceState(guild, state));
            case WorldChange.MessageAdded(var channel, var message, var visibleTo) ->
                    message("MESSAGE_CREATE", channel, message, visibleTo);
            case WorldChange.MessageEdited(var channel, var message, var visibleTo) ->
                    message("MESSAGE_UPDATE", channel, message, visibleTo);
            case WorldChange.MessageDeleted(var channel, var message, var visibleTo) ->
                    message(
                            "MESSAGE_DELETE",
                            channel,
                            Json.object()
                                    .put("id", id(message))
                                    .put("channel_id", id(channel.id())),
                            visibleTo);
        };
    }

    private List<Dispatch> toBot(Guild guild, String event, long intents, ObjectNode data) {
        var sees = guild.member(world.bot().id()).isPresent();
        var hidden = guild.unavailable() && !event.equals("GUILD_DELETE");
        return sees && !hidden
                ? List.of(new Dispatch(event, guild.id(), intents, data))
                : List.of();
    }

    /// Threads have events of their own, which tell only of those that the bot can see.
    private List<Dispatch> channel(Guild guild, String what, Channel channel) {
        if (channel.thread() == null) {
            return toBot(guild, "CHANNEL_" + what, Intents.GUILDS, payloads.channel(channel));
        }
        if (guild.permissionsOf(world.bot().id(), channel) == 0) {
            return List.of();
        }
        var data = payloads.channel(channel);
        if (what.equals("CREATE")) {
            data.put("newly_created", true);
        } else if (what.equals("DELETE")) {
            data.retain("id", "guild_id", "parent_id", "type");
        }
        return toBot(guild, "THREAD_" + what, Intents.GUILDS, data);
    }

    private static ObjectNode vanished(Guild guild, boolean outage) {
        var node = Json.object().put("id", id(guild.id()));
        // Discord leaves the field out when the bot was removed.
        return outage ? node.put("unavailable", true) : node;
    }

    private static ObjectNode inGuild(Guild guild, String field, ObjectNode value) {
        return Json.object().put("guild_id", id(guild.id())).set(field, value);
    }

    private static ObjectNode status(Channel channel) {
        return Json.object()
                .put("id", id(channel.id()))
                .put("guild_id", id(channel.guild()))
                .put("status", channel.status());
    }

    /// Ephemeral messages never reach the gateway, nor does what is said where the bot cannot look.
    private List<Dispatch> message(
            String event, Channel channel, ObjectNode message, @Nullable Long visibleTo) {
        if (visibleTo != null) {
            return List.of();
        }
        var data = message.deepCopy();
        var bot = world.bot().id();
        if (channel.kind() == ChannelKind.DM) {
            return List.of(new Dispatch(event, 0, Intents.DIRECT_MESSAGES, data));
        }
        var found = world.findGuild(channel.guild()).filter(each -> !each.unavailable());
        if (found.isEmpty()) {
            return List.of();
        }
        var guild = found.get();
        if (!Permission.VIEW_CHANNEL.in(guild.permissionsOf(bot, channel))) {
            return List.of();
        }
        data.put("guild_id", id(channel.guild()));
        if (!message.has("author")) {
            return List.of(new Dispatch(event, channel.guild(), Intents.GUILD_MESSAGES, data));
        }
        var author = Long.parseUnsignedLong(message.path("author").path("id").asText());
        guild.member(author)
                .ifPresent(member -> data.set("member", payloads.memberOnly(guild, member)));
        return List.of(
                new Dispatch(
                        event,
                        channel.guild(),
                        Intents.GUILD_MESSAGES,
                        data,
                        Privileged.without(data, bot, false)));
    }
}
