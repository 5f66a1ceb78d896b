package dev.tonearm.discord.control;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.VoiceBackend;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.gateway.BotVoice;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.Voice;
import dev.tonearm.discord.world.VoiceState;
import dev.tonearm.discord.world.World;
import dev.tonearm.discord.world.WorldChange.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves people and the bot through voice channels, and tells what is heard there.
final class VoiceControl {

    private final World world;
    private final BotVoice botVoice;
    private final VoiceBackend backend;

    VoiceControl(World world, BotVoice botVoice, VoiceBackend backend) {
        this.world = world;
        this.botVoice = botVoice;
        this.backend = backend;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.put("/guilds/{guild}/voice/{user}", this::put),
                ControlRoute.get("/guilds/{guild}/voice", this::heard));
    }

    /// People have one session each; what it is called matters to nobody.
    static String sessionOf(long user) {
        return "user" + Long.toHexString(user);
    }

    private @Nullable JsonNode put(Call call) {
        var guild = call.id("guild");
        var user = call.id("user");
        var body = call.body();
        if (body.node().has("channel")) {
            var channel = body.idOrNull("channel");
            if (channel == null) {
                world.voice()
                        .leave(guild, user, user == world.bot().id() ? Cause.OTHERS : Cause.SELF);
            } else if (user == world.bot().id()) {
                world.voice().move(guild, user, channel);
            } else {
                join(guild, user, channel);
            }
        }
        return world.voice()
                .change(guild, user, Cause.OTHERS, state -> changed(state, body))
                .map(Views::voiceState)
                .orElse(null);
    }

    private void join(long guild, long user, long channel) {
        var outcome = world.voice().join(guild, user, channel, sessionOf(user));
        if (outcome != Voice.Outcome.IN) {
            throw new NotAllowed(
                    outcome == Voice.Outcome.FULL
                            ? "the channel is full"
                            : "the member may not connect there");
        }
    }

    private VoiceState changed(VoiceState state, Body body) {
        return state.withSelf(
                        body.flag("selfMute", state.selfMute()),
                        body.flag("selfDeaf", state.selfDeaf()))
                .withServer(body.flag("mute", state.mute()), body.flag("deaf", state.deaf()))
                .withStage(body.flag("suppress", state.suppress()), hand(state, body));
    }

    /// Who comes up to speak, or is sent back, has no hand raised any more.
    private @Nullable Instant hand(VoiceState state, Body body) {
        if (body.has("requestToSpeak")) {
            return body.flag("requestToSpeak", false) ? world.clock().instant() : null;
        }
        return body.has("suppress") ? null : state.requestToSpeakAt();
    }

    private JsonNode heard(Call call) {
        var guild = call.id("guild");
        var node = Json.object();
        node.set("connection", botVoice.grant(guild).map(this::connection).orElse(null));
        node.set("heard", backend.heard(guild));
        return node;
    }

    private JsonNode connection(VoiceGrant grant) {
        return Json.object()
                .put("channelId", id(grant.channel()))
                .put("sessionId", grant.session())
                .put("endpoint", backend.endpoint())
                .put("stage", grant.stage());
    }
}
