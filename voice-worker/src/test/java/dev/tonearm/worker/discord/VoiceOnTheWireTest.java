package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.discord.gateway.GatewayTrouble;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.worker.OnTheWire;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shards and nodes together, on the simulated Discord and a voice server that hears them.
@OnTheWire
final class VoiceOnTheWireTest {
    @TempDir Path folder;
    private SoundStage stage;
    private GuildId guild;
    private ChannelId lounge;

    @BeforeEach
    void play() {
        stage = new SoundStage(folder);
        guild = stage.guild();
        lounge = stage.channel(guild, ChannelKind.VOICE);
        stage.play(guild, lounge);
        stage.awaitHeard(guild);
    }

    @AfterEach
    void stop() {
        stage.close();
        assertThat(stage.discord.violations().rules()).isEmpty();
    }

    @Test
    void a_voice_connection_that_dies_is_replaced() {
        stage.voice.close(guild.value(), 4006, "session is no longer valid");
        await().until(() -> !stage.voice.isConnected(guild.value()));
        stage.awaitHeard(guild);
        assertThat(stage.reports(guild)).noneMatch(PlayerInput.VoiceUnreachable.class::isInstance);
    }

    @Test
    void a_lost_gateway_session_costs_a_moment() {
        stage.discord.trouble().invalidate(GatewayTrouble.Target.ALL, false);
        await().until(() -> !stage.voice.isConnected(guild.value()));
        stage.awaitHeard(guild);
        assertThat(stage.reports(guild)).noneMatch(PlayerInput.VoiceUnreachable.class::isInstance);
    }

    @Test
    void the_next_worker_takes_the_guild_over() {
        stage.replaceWorker();
        stage.play(guild, lounge);
        stage.awaitHeard(guild);
        assertThat(stage.reports(guild))
                .noneMatch(PlayerInput.VoiceUnreachable.class::isInstance)
                .noneMatch(PlayerInput.BotMoved.class::isInstance);
    }
}
