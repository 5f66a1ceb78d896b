package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.worker.OnTheWire;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A voice server that closes a connection, on the real wire with the node between: the music is
/// heard again. What the node mends by itself counts as well. Each test waits in a guild of its
/// own.
@OnTheWire
final class VoiceClosesOnTheWireTest {
    @TempDir static Path folder;
    private static SoundStage stage;

    private GuildId guild;

    @BeforeAll
    static void open() {
        stage = new SoundStage(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
        assertThat(stage.discord.violations().rules()).isEmpty();
    }

    @BeforeEach
    void play() {
        guild = stage.guild();
        stage.play(guild, stage.channel(guild, ChannelKind.VOICE));
        stage.awaitHeard(guild);
    }

    @AfterEach
    void leave() {
        stage.leave(guild);
    }

    /// Without 4021, whose minute is [VoiceConnectionTest]'s, and those that end in giving up.
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            ints = {
                1000, 1001, 4001, 4002, 4003, 4004, 4005, 4006, 4009, 4011, 4014, 4015, 4020, 4022
            })
    void music_is_heard_again_after_a_close(int code) {
        String before = stage.connection(guild);
        assertThat(stage.voice.close(guild.value(), code, "as the test wishes")).isTrue();
        await().until(() -> !stage.connection(guild).equals(before));
        stage.awaitHeard(guild);
        assertThat(stage.reports(guild)).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void music_is_heard_again_after_a_connection_that_just_broke() {
        String before = stage.connection(guild);
        assertThat(stage.voice.drop(guild.value())).isTrue();
        await().until(() -> !stage.connection(guild).equals(before));
        stage.awaitHeard(guild);
        assertThat(stage.reports(guild)).isEmpty();
    }
}
