package dev.tonearm.discord.gateway;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.Timer;
import dev.tonearm.discord.VoiceBackend;
import dev.tonearm.discord.VoiceEnd;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.VoiceState;
import dev.tonearm.discord.world.World;
import dev.tonearm.discord.world.WorldChange;
import dev.tonearm.discord.world.WorldChange.Cause;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The bot's way into voice: op 4 in; VOICE_STATE_UPDATE and VOICE_SERVER_UPDATE out; a grant for
/// the voice server.
public final class BotVoice {

    private final World world;
    private final Gateway gateway;
    private final VoiceBackend backend;
    private final Settings settings;
    private final Faults faults;
    private final Violations violations;
    private final Timer timer;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, VoiceGrant> grants = new ConcurrentHashMap<>();

    /// Made after the [Gateway], so that a voice state is told before the voice server that belongs
    /// to it.
    public BotVoice(
            World world,
            Gateway gateway,
            VoiceBackend backend,
            Settings settings,
            Faults faults,
            Violations violations,
            Timer timer) {
        this.world = world;
        this.gateway = gateway;
        this.backend = backend;
        this.settings = settings;
        this.faults = faults;
        this.violations = violations;
        this.timer = timer;
        world.listen(this::changed);
    }

    /// The bot's voice connection in a guild, as the voice server was told.
    public Optional<VoiceGrant> grant(long guild) {
        return Optional.ofNullable(grants.get(guild));
    }

    /// Op 4. What Discord ignores silently (a full channel, one that is gone, one without CONNECT)
    /// is ignored here too.
    void update(GatewaySession session, JsonNode data) {
        var malformed = malformed(data);
        if (malformed != null) {
            violations.report("gateway.op4-payload", "op 4", malformed);
            return;
        }
        var guildId = Long.parseUnsignedLong(data.path("guild_id").asText());
        var guild =
                world.findGuild(guildId)
                        .filter(found -> found.member(world.bot().id()).isPresent());
        if (guild.isPresent() && !session.holds(guildId)) {
            violations.report(
                    "gateway.op4-shard",
                    "op 4",
                    "on shard " + session.shard() + ", which does not hold it",
                    guildId,
                    null);
            return;
        }
        guild.ifPresent(found -> update(session, found, data));
    }

    private void update(GatewaySession session, Guild guild, JsonNode data) {
        var bot = world.bot().id();
        var wanted = data.get("channel_id");
        if (wanted.isNull()) {
            world.voice().leave(guild.id(), bot, Cause.SELF);
            return;
        }
        var channel = guild.channel(Long.parseUnsignedLong(wanted.asText()));
        if (channel.isEmpty()) {
            return;
        }
        if (!channel.get().kind().hasVoice()) {
            violations.report(
                    "gateway.op4-channel",
                    "op 4",
                    "the channel is not for voice",
                    guild.id(),
                    null);
            return;
        }
        var muted = data.path("self_mute").asBoolean();
        var deafened = data.path("self_deaf").asBoolean();
        world.voice()
                .join(
                        guild.id(),
                        bot,
                        channel.get().id(),
                        session.id(),
                        state -> state.withSelf(muted, deafened));
    }

    private static @Nullable String malformed(JsonNode data) {
        if (!isSnowflake(data.path("guild_id"))) {
            return "guild_id is no snowflake";
        }
        if (!data.has("channel_id")) {
            return "channel_id is missing: null leaves";
        }
        if (!data.get("channel_id").isNull() && !isSnowflake(data.get("channel_id"))) {
            return "channel_id is no snowflake";
        }
        return data.path("self_mute").isBoolean() && data.path("self_deaf").isBoolean()
                ? null
                : "self_mute and self_deaf are not both booleans";
    }

    private static boolean isSnowflake(JsonNode value) {
        return value.asText("").matches("\\d{1,20}");
    }

    private void changed(WorldChange change) {
        if (change instanceof WorldChange.VoiceChanged(var guild, var state, var before, var cause)
                && state.user() == world.bot().id()) {
            backend.unheard(guild.id(), state.suppress() || state.mute());
            changed(guild, state, before, cause);
        }
    }

    private void changed(Guild guild, VoiceState state, @Nullable VoiceState before, Cause cause) {
        var old = grants.get(guild.id());
        var channel = state.channel();
        if (channel == null) {
            grants.remove(guild.id());
            if (old != null) {
                backend.closed(
                        old,
                        cause == Cause.CHANNEL_GONE
                                ? VoiceEnd.CALL_TERMINATED
                                : VoiceEnd.DISCONNECTED);
            }
        } else if (old == null
                || !state.in(old.channel())
                || !state.session().equals(old.session())) {
            renew(guild, state, channel, old);
        } else if (state.equals(before) && settings.get().voiceServerUpdateOnRepeatedJoin()) {
            renew(guild, state, channel, old);
        }
    }

    private void renew(Guild guild, VoiceState state, long channel, @Nullable VoiceGrant old) {
        if (old != null) {
            backend.closed(old, old.channel() == channel ? VoiceEnd.REPLACED : VoiceEnd.MOVED);
        }
        var stage =
                guild.channel(channel)
                        .map(found -> found.kind() == ChannelKind.STAGE)
                        .orElse(false);
        var grant =
                new VoiceGrant(
                        guild.id(), channel, state.user(), state.session(), newToken(), stage);
        grants.put(guild.id(), grant);
        backend.opened(grant);
        var fault = faults.onVoice(guild.id());
        if (fault.isPresent()) {
            // "The voice server has gone away": clients wait for the next update.
            tell(grant, null);
            timer.after(fault.get().delayMs(), () -> tell(grant, backend.endpoint()));
        } else {
            tell(grant, backend.endpoint());
        }
    }

    private void tell(VoiceGrant grant, @Nullable String endpoint) {
        if (!grant.equals(grants.get(grant.guild()))) {
            return;
        }
        var data =
                Json.object()
                        .put("token", grant.token())
                        .put("guild_id", id(grant.guild()))
                        .put("endpoint", endpoint);
        gateway.sendTo(
                grant.session(), new Dispatch("VOICE_SERVER_UPDATE", grant.guild(), 0, data));
    }

    private String newToken() {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
