package dev.tonearm.discord.world;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;

/// The world as Discord's payloads show it, complete enough for the strictest client library.
public final class Payloads {

    private static final int ARCHIVED_AFTER_MINUTES = 1_440;

    private final World world;

    public Payloads(World world) {
        this.world = world;
    }

    public ObjectNode user(long userId) {
        return user(world.user(userId));
    }

    public ObjectNode user(User user) {
        return Json.object()
                .put("id", id(user.id()))
                .put("username", user.username())
                .put("discriminator", "0")
                .put("global_name", user.globalName())
                .putNull("avatar")
                .putNull("avatar_decoration_data")
                .putNull("banner")
                .putNull("accent_color")
                .putNull("clan")
                .putNull("primary_guild")
                .put("public_flags", 0)
                .put("bot", user.bot());
    }

    public ObjectNode member(Guild guild, Member member) {
        return memberOnly(guild, member).set("user", user(member.user()));
    }

    /// Without the user, as in a message.
    public ObjectNode memberOnly(Guild guild, Member member) {
        var node = Json.object();
        node.put("nick", member.nick())
                .putNull("avatar")
                .putNull("banner")
                .putNull("premium_since")
                .putNull("communication_disabled_until")
                .put("joined_at", Json.discordTime(member.joinedAt()))
                .put("deaf", guild.deafened(member.user()))
                .put("mute", guild.muted(member.user()))
                .put("flags", 0)
                .put("pending", false);
        var roles = node.putArray("roles");
        member.roles().forEach(role -> roles.add(id(role)));
        return node;
    }

    /// As in `resolved.members`, where `deaf` and `mute` are missing too.
    public ObjectNode partialMember(Guild guild, Member member) {
        var node =
                memberOnly(guild, member)
                        .put("permissions", id(guild.permissionsOf(member.user())));
        return node.without(List.of("deaf", "mute"));
    }

    public ObjectNode role(Role role) {
        var node = Json.object();
        node.put("id", id(role.id()))
                .put("name", role.name())
                .put("permissions", Long.toUnsignedString(role.permissions()))
                .put("position", role.position())
                .put("color", role.color())
                .put("hoist", false)
                .put("managed", role.managed())
                .put("mentionable", role.mentionable())
                .putNull("icon")
                .putNull("unicode_emoji")
                .put("flags", 0);
        node.putObject("colors")
                .put("primary_color", role.color())
                .putNull("secondary_color")
                .putNull("tertiary_color");
        if (role.managed()) {
            node.putObject("tags").put("bot_id", id(world.bot().id()));
        }
        return node;
    }

    public ObjectNode channel(Channel channel) {
        var node = Json.object();
        node.put("id", id(channel.id())).put("type", channel.kind().type()).put("flags", 0);
        if (channel.kind() == ChannelKind.DM) {
            putLastMessage(node, channel);
            var recipient = channel.recipient();
            var recipients = node.putArray("recipients");
            if (recipient != null) {
                recipients.add(user(recipient));
            }
            return node;
        }
        var thread = channel.thread();
        if (thread != null) {
            return thread(channel, thread, node);
        }
        node.put("guild_id", id(channel.guild()))
                .put("name", channel.name())
                .put("position", channel.position())
                .put("parent_id", channel.parent() == null ? null : id(channel.parent()))
                .put("nsfw", false);
        if (channel.kind().hasMessages()) {
            putLastMessage(node, channel);
            node.put("rate_limit_per_user", 0);
        }
        if (channel.kind() == ChannelKind.TEXT || channel.kind() == ChannelKind.ANNOUNCEMENT) {
            node.putNull("topic");
        }
        if (channel.kind() == ChannelKind.FORUM) {
            node.putNull("topic")
                    .putNull("last_message_id")
                    .put("rate_limit_per_user", 0)
                    .putNull("default_reaction_emoji")
                    .putNull("default_sort_order")
                    .put("default_forum_layout", 0)
                    .putArray("available_tags");
        }
        if (channel.kind().hasVoice()) {
            node.put("bitrate", 64_000)
                    .put("user_limit", channel.userLimit())
                    .putNull("rtc_region")
                    .put("status", channel.status());
        }
        var overwrites = node.putArray("permission_overwrites");
        for (var overwrite : channel.overwrites()) {
            overwrites
                    .addObject()
                    .put("id", id(overwrite.id()))
                    .put("type", overwrite.role() ? 0 : 1)
                    .put("allow", Long.toUnsignedString(overwrite.allow()))
                    .put("deny", Long.toUnsignedString(overwrite.deny()));
        }
        return node;
    }

    private void putLastMessage(ObjectNode node, Channel channel) {
        var last = world.lastMessage(channel.id());
        node.put("last_message_id", last == null ? null : id(last));
    }

    private ObjectNode thread(Channel channel, ThreadState thread, ObjectNode node) {
        var parent = channel.parent();
        putLastMessage(node, channel);
        node.put("guild_id", id(channel.guild()))
                .put("name", channel.name())
                .put("parent_id", parent == null ? null : id(parent))
                .put("owner_id", id(thread.owner()))
                .put("rate_limit_per_user", 0)
                .put("member_count", thread.members().size())
                // How many there are is not counted here; Discord stops counting too.
                .put("message_count", 0)
                .put("total_message_sent", 0);
        var metadata =
                node.putObject("thread_metadata")
                        .put("archived", thread.archived())
                        .put("locked", thread.locked())
                        .put("auto_archive_duration", ARCHIVED_AFTER_MINUTES)
                        .put("archive_timestamp", Json.discordTime(thread.archivedAt()))
                        .put("create_timestamp", Json.discordTime(thread.createdAt()));
        if (channel.kind() == ChannelKind.PRIVATE_THREAD) {
            metadata.put("invitable", true);
        }
        return node;
    }

    /// As in VOICE_STATE_UPDATE and REST answers; `GUILD_CREATE` leaves guild and member out.
    public ObjectNode voiceState(Guild guild, VoiceState state) {
        var node = voiceStateOnly(state);
        node.put("guild_id", id(guild.id()));
        guild.member(state.user()).ifPresent(member -> node.set("member", member(guild, member)));
        return node;
    }

    private static ObjectNode voiceStateOnly(VoiceState state) {
        var channel = state.channel();
        var raised = state.requestToSpeakAt();
        return Json.object()
                .put("channel_id", channel == null ? null : id(channel))
                .put("user_id", id(state.user()))
                .put("session_id", state.session())
                .put("deaf", state.deaf())
                .put("mute", state.mute())
                .put("self_deaf", state.selfDeaf())
                .put("self_mute", state.selfMute())
                .put("self_video", false)
                .put("self_stream", false)
                .put("suppress", state.suppress())
                .put(
                        "request_to_speak_timestamp",
                        raised == null ? null : Json.discordTime(raised));
    }

    /// The guild as REST and GUILD_UPDATE show it.
    public ObjectNode guild(Guild guild) {
        var node = Json.object();
        node.put("id", id(guild.id()))
                .put("name", guild.name())
                .putNull("icon")
                .putNull("icon_hash")
                .putNull("splash")
                .putNull("discovery_splash")
                .putNull("banner")
                .putNull("description")
                .putNull("vanity_url_code")
                .put("owner_id", id(guild.owner()))
                .putNull("application_id")
                .put("region", "deprecated")
                .putNull("afk_channel_id")
                .put("afk_timeout", 300)
                .put("system_channel_flags", 0)
                .putNull("system_channel_id")
                .putNull("rules_channel_id")
                .putNull("public_updates_channel_id")
                .putNull("safety_alerts_channel_id")
                .put("widget_enabled", false)
                .putNull("widget_channel_id")
                .put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw", false)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("premium_progress_bar_enabled", false)
                .put("preferred_locale", guild.locale())
                .put("max_members", 500_000)
                .putNull("max_presences")
                .put("max_video_channel_users", 25)
                .put("max_stage_video_channel_users", 50)
                .putNull("hub_type")
                .putNull("latest_onboarding_question_id")
                .putNull("incidents_data");
        node.putArray("features");
        node.putArray("emojis");
        node.putArray("stickers");
        var roles = node.putArray("roles");
        guild.roles().forEach(role -> roles.add(role(role)));
        return node;
    }

    /// Without the members intent the list holds the bot and who is in voice, no others.
    public ObjectNode guildCreate(Guild guild, boolean allMembers) {
        var node = guild(guild);
        node.put("joined_at", Json.discordTime(guild.createdAt()))
                .put("large", guild.memberCount() > 50)
                .put("unavailable", false)
                .put("member_count", guild.memberCount())
                .put("lazy", true);
        var members = node.putArray("members");
        for (var member : guild.members()) {
            var shown =
                    allMembers
                            || member.user() == world.bot().id()
                            || guild.voiceState(member.user()).isPresent();
            if (shown) {
                members.add(member(guild, member));
            }
        }
        node.set("channels", channels(guild));
        node.set("threads", activeThreads(guild));
        var states = node.putArray("voice_states");
        guild.voiceStates().forEach(state -> states.add(voiceStateOnly(state)));
        for (var empty :
                new String[] {
                    "presences",
                    "stage_instances",
                    "guild_scheduled_events",
                    "soundboard_sounds",
                    "embedded_activities"
                }) {
            node.putArray(empty);
        }
        return node;
    }

    /// Those that are not put away, and that the bot can see.
    private ArrayNode activeThreads(Guild guild) {
        var threads = Json.array();
        for (var channel : guild.channels()) {
            var thread = channel.thread();
            if (thread != null
                    && !thread.archived()
                    && guild.permissionsOf(world.bot().id(), channel) != 0) {
                threads.add(channel(channel));
            }
        }
        return threads;
    }

    /// Without threads, as Discord lists them.
    public ArrayNode channels(Guild guild) {
        var channels = Json.array();
        StreamSupport.stream(guild.channels().spliterator(), false)
                .filter(channel -> channel.thread() == null)
                .map(this::channel)
                .forEach(channels::add);
        return channels;
    }

    /// Bot users have a few fields of their own in `/users/@me` and READY.
    public ObjectNode self() {
        return user(world.bot())
                .put("verified", true)
                .put("mfa_enabled", true)
                .put("flags", 0)
                .putNull("email")
                .put("locale", "en-US");
    }
}
