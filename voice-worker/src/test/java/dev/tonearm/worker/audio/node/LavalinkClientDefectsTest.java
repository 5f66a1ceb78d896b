package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.LavalinkNode;
import dev.arbjerg.lavalink.client.NodeOptions;
import dev.arbjerg.lavalink.protocol.v4.VoiceState;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is wrong in lavalink-client 3.2.0. A test that fails here with a newer release says that
/// the class it names can go.
final class LavalinkClientDefectsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofMillis(1_500);
    private static final String CLOSED =
            """
            {"op":"event","type":"WebSocketClosedEvent","guildId":"1","code":4014,\
            "reason":"moved","byRemote":true}\
            """;

    private final ScriptedNode scripted = new ScriptedNode();
    private final LavalinkClient client = new LavalinkClient(4_711);
    private LavalinkNode node;

    @BeforeEach
    void connect() {
        node =
                client.addNode(
                        new NodeOptions.Builder()
                                .setName("scripted")
                                .setServerUri(scripted.uri())
                                .setPassword("a-node's-password")
                                .build());
        await().atMost(SOON).until(node::getAvailable);
    }

    @AfterEach
    void disconnect() {
        client.close();
        scripted.close();
    }

    @Test
    void it_destroys_a_player_whose_voice_connection_closed_which_NodeHttp_prevents() {
        scripted.say(CLOSED);
        await().atMost(SOON).until(() -> deletes() == 1);
        NodeHttp.replaceIn(node);
        scripted.say(CLOSED);
        await().during(A_WHILE).atMost(SOON).until(() -> deletes() == 1);
    }

    @Test
    void it_never_reconnects_after_a_close_frame_so_a_LavalinkConnection_is_used_once() {
        scripted.hangUp(1000);
        await().atMost(SOON).until(() -> !node.getAvailable());
        await().during(A_WHILE).atMost(SOON).until(() -> scripted.sockets.size() == 1);
    }

    @Test
    void its_voice_update_has_no_channel_which_PlayerPatch_has() {
        client.getOrCreateLink(1, null)
                .onVoiceServerUpdate(new VoiceState("token", "endpoint", "session"));
        untilAsked();
        assertThat(scripted.requests.getFirst()).contains("endpoint").doesNotContain("channelId");
    }

    @Test
    void it_waits_for_ever_after_an_answer_that_is_no_json_so_LavalinkConnection_does_not() {
        scripted.status = 502;
        scripted.answer = "<html>bad gateway</html>";
        var load = node.loadItem("anything").toFuture();
        untilAsked();
        assertThatThrownBy(() -> load.get(A_WHILE.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    /// Its OkHttp thread may die of the answer meanwhile; that is the defect, not the test's
    /// failure.
    private void untilAsked() {
        await().dontCatchUncaughtExceptions()
                .atMost(SOON)
                .until(() -> !scripted.requests.isEmpty());
    }

    private long deletes() {
        return scripted.requests.stream().filter(request -> request.startsWith("DELETE")).count();
    }
}
