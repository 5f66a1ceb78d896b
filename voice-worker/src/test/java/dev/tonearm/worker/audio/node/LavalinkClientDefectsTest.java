package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.LavalinkNode;
import dev.arbjerg.lavalink.client.NodeOptions;
import dev.arbjerg.lavalink.protocol.v4.VoiceState;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is wrong in lavalink-client 3.2.0. A test that fails here with a newer release says that
/// the class it names can go.
final class LavalinkClientDefectsTest {
    private static final Duration A_WHILE = Duration.ofMillis(1_500);
    private static final String CLOSED =
            """
            {"op":"event","type":"WebSocketClosedEvent","guildId":"1","code":4014,\
            "reason":"moved","byRemote":true}\
            """;

    private final ScriptedNode scripted = new ScriptedNode();
    private final LavalinkClient client = new LavalinkClient(4_711);

    /// What threads of the library died of. That is the defect and no test's failure, so nobody
    /// else may hear of it, and no test ends before the threads that it kills are dead.
    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();

    private final @Nullable UncaughtExceptionHandler others =
            Thread.getDefaultUncaughtExceptionHandler();
    private LavalinkNode node;

    @BeforeEach
    void connect() {
        Thread.setDefaultUncaughtExceptionHandler((_, why) -> deaths.add(why));
        node =
                client.addNode(
                        new NodeOptions.Builder()
                                .setName("scripted")
                                .setServerUri(scripted.uri())
                                .setPassword("a-node's-password")
                                .build());
        eventually(node::getAvailable);
    }

    @AfterEach
    void disconnect() {
        client.close();
        scripted.close();
        Thread.setDefaultUncaughtExceptionHandler(others);
    }

    @Test
    void it_destroys_a_player_whose_voice_connection_closed_which_NodeHttp_prevents() {
        scripted.say(CLOSED);
        eventually(() -> deletes() == 1);
        NodeHttp.replaceIn(node);
        scripted.say(CLOSED);
        forAWhile(() -> deletes() == 1);
    }

    @Test
    void it_never_reconnects_after_a_close_frame_so_a_LavalinkConnection_is_used_once() {
        scripted.hangUp(1000);
        eventually(() -> !node.getAvailable());
        forAWhile(() -> scripted.sockets.size() == 1);
    }

    @Test
    void its_voice_update_has_no_channel_which_PlayerPatch_has() {
        client.getOrCreateLink(1, null)
                .onVoiceServerUpdate(new VoiceState("token", "endpoint", "session"));
        eventually(() -> !scripted.requests.isEmpty());
        assertThat(scripted.requests.getFirst()).contains("endpoint").doesNotContain("channelId");
        eventually(() -> !deaths.isEmpty());
    }

    @Test
    void it_waits_for_ever_after_an_answer_that_is_no_json_so_LavalinkConnection_does_not() {
        scripted.status = 502;
        scripted.answer = "<html>bad gateway</html>";
        var load = node.loadItem("anything").toFuture();
        eventually(() -> !deaths.isEmpty());
        assertThat(load).isNotDone();
    }

    @Test
    void it_goes_wherever_a_node_sends_it_which_NodeHttp_prevents() throws IOException {
        scripted.location = "/v4/inside";
        assertThat(code(new OkHttpClient())).isEqualTo(200);
        assertThat(scripted.requests).last().asString().startsWith("GET /v4/inside");
        scripted.requests.clear();

        assertThat(code(NodeHttp.replaceIn(node))).isEqualTo(302);
        assertThat(scripted.requests).singleElement().asString().startsWith("GET /v4/info");
    }

    private int code(OkHttpClient http) throws IOException {
        Request request = new Request.Builder().url(scripted.uri() + "/v4/info").build();
        try (Response response = http.newCall(request).execute()) {
            return response.code();
        }
    }

    private static void eventually(Callable<Boolean> condition) {
        await().dontCatchUncaughtExceptions().until(condition);
    }

    private static void forAWhile(Callable<Boolean> condition) {
        await().dontCatchUncaughtExceptions().during(A_WHILE).until(condition);
    }

    private long deletes() {
        return scripted.requests.stream().filter(request -> request.startsWith("DELETE")).count();
    }
}
