package dev.tonearm.discord.control;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Member;
import dev.tonearm.discord.world.Role;
import dev.tonearm.discord.world.User;
import dev.tonearm.discord.world.VoiceState;
import dev.tonearm.discord.world.World;

/// The world as the control API shows it.
final class Views {

    private final World world;

    Views(World world) {
        this.world = world;
    }

    static ObjectNode user(User user) {
        return Json.object()
                .put("id", id(user.id()))
                .put("username", user.username())
                .put("globalName", user.globalName())
                .put("bot", user.bot())
                .putNull("avatar")
                .put("locale", user.locale())
                .put("directMessages", user.directMessages());
    }

    ObjectNode summary(Guild guild) {
        return Json.object()
                .put("id", id(guild.id()))
                .put("name", guild.name())
                .put("memberCount", guild.memberCount())
                .put("botPresent", guild.member(world.bot().id()).isPresent())
                .put("unavailable", guild.unavailable());
    }

    ObjectNode guild(Guild guild) {
        var node = summary(guild);
        node.put("ownerId", id(guild.owner())).put("locale", guild.locale());
        var roles = node.putArray("roles");
        guild.roles().forEach(role -> roles.add(role(role)));
        var channels = node.putArray("channels");
        guild.channels().forEach(channel -> channels.add(channel(channel)));
        var members = node.putArray("members");
        guild.members().forEach(member -> members.add(member(guild, member)));
        var states = node.putArray("voiceStates");
        guild.voiceStates().forEach(state -> states.add(voiceState(state)));
        return node;
    }

    static ObjectNode role(Role role) {
        return Json.object()
                .put("id", id(role.id()))
                .put("name", role.name())
                .put("color", role.color())
                .put("position", role.position())
                .put("permissions", Long.toUnsignedString(role.permissions()))
                .put("mentionable", role.mentionable())
                .put("managed", role.managed());
    }

    static ObjectNode channel(Channel channel) {
        var parent = channel.parent();
        var recipient = channel.recipient();
        var node =
                Json.object()
                        .put("id", id(channel.id()))
                        .put("guildId", channel.guild() == 0 ? null : id(channel.guild()))
                        .put("name", channel.name())
                        .put("kind", channel.kind().word())
                        .put("position", channel.position())
                        .put("parentId", parent == null ? null : id(parent))
                        .put("userLimit", channel.userLimit())
                        .put("status", channel.status())
                        .put("recipientId", recipient == null ? null : id(recipient));
        var thread = channel.thread();
        if (thread != null) {
            node.put("archived", thread.archived()).put("locked", thread.locked());
        }
        var overwrites = node.putArray("overwrites");
        for (var overwrite : channel.overwrites()) {
            overwrites
                    .addObject()
                    .put("id", id(overwrite.id()))
                    .put("type", overwrite.role() ? "role" : "member")
                    .put("allow", Long.toUnsignedString(overwrite.allow()))
                    .put("deny", Long.toUnsignedString(overwrite.deny()));
        }
        return node;
    }

    ObjectNode member(Guild guild, Member member) {
        var node = Json.object();
        node.set("user", user(world.user(member.user())));
        node.put("nick", member.nick());
        var roles = node.putArray("roles");
        member.roles().forEach(role -> roles.add(id(role)));
        node.put("permissions", Long.toUnsignedString(guild.permissionsOf(member.user())));
        return node.put("owner", guild.owner() == member.user());
    }

    static ObjectNode voiceState(VoiceState state) {
        var channel = state.channel();
        var raised = state.requestToSpeakAt();
        return Json.object()
                .put("guildId", id(state.guild()))
                .put("userId", id(state.user()))
                .put("channelId", channel == null ? null : id(channel))
                .put("sessionId", state.session())
                .put("mute", state.mute())
                .put("deaf", state.deaf())
                .put("selfMute", state.selfMute())
                .put("selfDeaf", state.selfDeaf())
                .put("suppress", state.suppress())
                .put("requestToSpeakAt", raised == null ? null : Json.time(raised));
    }
}
