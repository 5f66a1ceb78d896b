package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A moderator mutes the bot on the server: it stays in voice, and nobody hears it.
final class ServerMuteTest {

    private final Ears ears = new Ears();
    private DiscordSimulator discord;
    private Guild guild;
    private Channel lounge;
    private GatewayClient gateway;
    private RestClient control;

    @BeforeEach
    void open() throws Exception {
        discord = DiscordSimulator.start(SimulatorSettings.defaults().withOpenApi(null), ears);
        guild = discord.world().createGuild("Room", discord.world().createUser("ada").id(), true);
        lounge = discord.world().createChannel(guild.id(), "lounge", ChannelKind.VOICE);
        control = RestClient.ofControl(discord);
        gateway = new GatewayClient(discord);
        gateway.identify(0, 1);
        gateway.awaitEvent("GUILD_CREATE");
        join();
    }

    @AfterEach
    void close() {
        gateway.close();
        discord.close();
    }

    private void join() throws Exception {
        gateway.joinVoice(guild.id(), Long.toString(lounge.id()));
        gateway.awaitEvent("VOICE_SERVER_UPDATE");
    }

    private JsonNode mute(boolean muted) throws Exception {
        control.send("PUT", "guilds/" + guild.id() + "/voice/bot", "{\"mute\":" + muted + "}");
        return gateway.awaitEvent("VOICE_STATE_UPDATE").path("d");
    }

    @Test
    void the_bot_is_told_and_nobody_hears_it_until_it_is_over() throws Exception {
        assertThat(ears.unheard(guild)).isFalse();

        var state = mute(true);
        assertThat(state.path("mute").asBoolean()).isTrue();
        assertThat(state.path("member").path("mute").asBoolean()).isTrue();
        assertThat(ears.unheard(guild)).isTrue();

        assertThat(mute(false).path("mute").asBoolean()).isFalse();
        assertThat(ears.unheard(guild)).isFalse();
    }

    @Test
    void it_stays_with_the_bot_when_it_leaves_and_comes_back() throws Exception {
        mute(true);
        gateway.joinVoice(guild.id(), "null");
        await().until(() -> guild.voiceState(discord.world().bot().id()).isEmpty());

        join();

        assertThat(guild.voiceState(discord.world().bot().id()).orElseThrow().mute()).isTrue();
        assertThat(ears.unheard(guild)).isTrue();
    }

    /// A voice server that only remembers whom it was told not to let be heard.
    private static final class Ears implements VoiceBackend {
        private final Map<Long, Boolean> unheard = new ConcurrentHashMap<>();

        boolean unheard(Guild where) {
            return unheard.getOrDefault(where.id(), false);
        }

        @Override
        public void unheard(long where, boolean now) {
            unheard.put(where, now);
        }

        @Override
        public String endpoint() {
            return "127.0.0.1:9";
        }

        @Override
        public void opened(VoiceGrant grant) {
            // Nobody comes in here.
        }

        @Override
        public void closed(VoiceGrant grant, VoiceEnd end) {
            // Nobody was there.
        }

        @Override
        public JsonNode heard(long where) {
            return Json.object();
        }
    }
}
