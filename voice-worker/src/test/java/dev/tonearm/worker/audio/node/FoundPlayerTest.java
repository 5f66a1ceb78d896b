package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.worker.audio.VoiceServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FoundPlayerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_voice_server_that_the_node_speaks_to_is_found() {
        assertThat(found(true).voice())
                .isEqualTo(
                        new Voice.At(
                                new VoiceServer(
                                        new ChannelId(7), "voice.example:443", "token", "one")));
    }

    /// Lavalink keeps the credentials of a connection that it never got.
    @Test
    void a_voice_server_that_the_node_is_not_connected_to_counts_for_none() {
        assertThat(found(false).voice()).isEqualTo(Voice.NONE);
    }

    private static NodePlayer.There found(boolean connected) {
        String json =
                """
                {"guildId":"1","track":null,"volume":100,"paused":false,
                 "state":{"time":1,"position":0,"connected":%b,"ping":3},
                 "voice":{"token":"token","endpoint":"voice.example:443","sessionId":"one",
                          "channelId":"7"},
                 "filters":{}}
                """
                        .formatted(connected);
        return FoundPlayer.read(JsonObject.parse(json), NOON);
    }
}
