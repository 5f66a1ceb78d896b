package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.message.Problems;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.VoiceState;
import dev.tonearm.discord.world.World;
import dev.tonearm.discord.world.WorldChange.Cause;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Guilds, their members, and voice states.
final class GuildRoutes {

    private static final int STATUS_LENGTH = 500;

    private final World world;
    private final Payloads payloads;

    GuildRoutes(World world, Payloads payloads) {
        this.world = world;
        this.payloads = payloads;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.bot(GET, "/guilds/{guild_id}", this::guild),
                RestRoute.bot(GET, "/guilds/{guild_id}/channels", this::channels),
                RestRoute.bot(GET, "/guilds/{guild_id}/members/{user_id}", this::member),
                RestRoute.bot(
                        GET,
                        "/guilds/{guild_id}/voice-states/@me",
                        call -> voiceState(call, world.bot().id())),
                RestRoute.bot(
                        GET,
                        "/guilds/{guild_id}/voice-states/{user_id}",
                        call -> voiceState(call, call.id("user_id"))),
                RestRoute.bot(PATCH, "/guilds/{guild_id}/voice-states/@me", this::ownVoiceState),
                RestRoute.bot(
                        PATCH, "/guilds/{guild_id}/voice-states/{user_id}", this::othersVoiceState),
                RestRoute.bot(PUT, "/channels/{channel_id}/voice-status", this::voiceStatus));
    }

    private Guild seen(RestCall call) {
        var guild = world.findGuild(call.id("guild_id")).orElseThrow(DiscordError::unknownGuild);
        if (guild.member(world.bot().id()).isEmpty()) {
            throw DiscordError.missingAccess("the bot is not in guild " + id(guild.id()));
        }
        return guild;
    }

    private RestAnswer guild(RestCall call) {
        var guild = seen(call);
        var node = payloads.guild(guild);
        if (call.flag("with_counts")) {
            node.put("approximate_member_count", guild.memberCount())
                    .put("approximate_presence_count", 1);
        }
        return RestAnswer.ok(node);
    }

    private RestAnswer channels(RestCall call) {
        return RestAnswer.ok(payloads.channels(seen(call)));
    }

    private RestAnswer member(RestCall call) {
        var guild = seen(call);
        var member =
                guild.member(call.id("user_id"))
                        .orElseThrow(() -> DiscordError.of(404, 10007, "Unknown Member"));
        return RestAnswer.ok(payloads.member(guild, member));
    }

    private RestAnswer voiceState(RestCall call, long user) {
        var guild = seen(call);
        var state = guild.voiceState(user).orElseThrow(DiscordError::unknownVoiceState);
        var channel = channelOf(guild, state);
        require(guild, channel, Permission.CONNECT);
        return RestAnswer.ok(payloads.voiceState(guild, state));
    }

    private static Channel channelOf(Guild guild, VoiceState state) {
        var channel = state.channel();
        return guild.channel(channel == null ? 0 : channel)
                .orElseThrow(DiscordError::unknownVoiceState);
    }

    private void require(Guild guild, Channel channel, Permission permission) {
        if (!permission.in(guild.permissionsOf(world.bot().id(), channel))) {
            throw DiscordError.missingPermissions(permission + " in channel " + id(channel.id()));
        }
    }

    /// On a stage: up to speak, or a raised hand.
    private RestAnswer ownVoiceState(RestCall call) {
        var guild = seen(call);
        var bot = world.bot().id();
        var state = guild.voiceState(bot).orElseThrow(DiscordError::unknownVoiceState);
        var channel = stage(guild, state, call.body());
        var body = call.body();
        if (body.has("suppress") && !body.path("suppress").asBoolean()) {
            require(guild, channel, Permission.MUTE_MEMBERS);
        }
        var raised = raisedHand(body);
        if (raised != null) {
            require(guild, channel, Permission.REQUEST_TO_SPEAK);
        }
        world.voice()
                .change(
                        guild.id(),
                        bot,
                        Cause.SELF,
                        before ->
                                before.withStage(
                                        body.path("suppress").asBoolean(before.suppress()),
                                        body.has("request_to_speak_timestamp")
                                                ? raised
                                                : before.requestToSpeakAt()));
        return RestAnswer.NOTHING;
    }

    private static @Nullable Instant raisedHand(JsonNode body) {
        var text = body.path("request_to_speak_timestamp").asText("null");
        return text.equals("null") ? null : OffsetDateTime.parse(text).toInstant();
    }

    private RestAnswer othersVoiceState(RestCall call) {
        var guild = seen(call);
        var user = call.id("user_id");
        var state = guild.voiceState(user).orElseThrow(DiscordError::unknownVoiceState);
        require(guild, stage(guild, state, call.body()), Permission.MUTE_MEMBERS);
        var suppress = call.body().path("suppress").asBoolean(state.suppress());
        world.voice()
                .change(guild.id(), user, Cause.OTHERS, before -> before.withStage(suppress, null));
        return RestAnswer.NOTHING;
    }

    private static Channel stage(Guild guild, VoiceState state, JsonNode body) {
        var channel = channelOf(guild, state);
        var named = body.path("channel_id").asText(id(channel.id()));
        if (channel.kind() != ChannelKind.STAGE || !named.equals(id(channel.id()))) {
            throw DiscordError.broken(
                    400,
                    50035,
                    "Invalid Form Body",
                    "rest.body",
                    "only in the stage channel that the user is in");
        }
        return channel;
    }

    private RestAnswer voiceStatus(RestCall call) {
        var channel =
                world.findChannel(call.id("channel_id"))
                        .filter(found -> found.kind() == ChannelKind.VOICE)
                        .orElseThrow(DiscordError::unknownChannel);
        var guild = world.guild(channel.guild());
        require(guild, channel, Permission.SET_VOICE_CHANNEL_STATUS);
        var connected =
                guild.voiceState(world.bot().id())
                        .filter(state -> state.in(channel.id()))
                        .isPresent();
        if (!connected) {
            require(guild, channel, Permission.MANAGE_CHANNELS);
        }
        var problems = new Problems();
        problems.text(call.body().get("status"), "status", 0, STATUS_LENGTH, "rest.body");
        if (!problems.isEmpty()) {
            throw DiscordError.invalid(problems);
        }
        var status = call.body().path("status").asText("");
        world.setVoiceStatus(
                channel.id(), status.isEmpty() || status.equals("null") ? null : status);
        return RestAnswer.NOTHING;
    }
}
