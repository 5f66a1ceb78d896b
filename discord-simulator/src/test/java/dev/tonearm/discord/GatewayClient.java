package dev.tonearm.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A gateway client that does exactly what a test says, however wrong.
final class GatewayClient implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final BlockingQueue<ByteBuffer> binaries = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partialBinary = new ByteArrayOutputStream();
    private final StringBuilder partial = new StringBuilder();
    private final DiscordSimulator discord;
    private final WebSocket socket;

    GatewayClient(DiscordSimulator discord) {
        this(discord, "/?v=10&encoding=json");
    }

    GatewayClient(DiscordSimulator discord, String query) {
        this.discord = discord;
        this.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(discord.gateway() + query), this)
                        .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(Json.parse(partial.toString()).orElseThrow());
            partial.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        partialBinary.writeBytes(bytes);
        if (last) {
            binaries.add(ByteBuffer.wrap(partialBinary.toByteArray()));
            partialBinary.reset();
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    void send(String json) {
        socket.sendText(json, true).join();
    }

    void sendBinary() {
        sendBinary(ByteBuffer.wrap(new byte[] {1}));
    }

    void sendBinary(ByteBuffer message) {
        socket.sendBinary(message, true).join();
    }

    /// The next message that is no text, as it came.
    ByteBuffer binary() throws InterruptedException {
        var next = binaries.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    void identify(int shard, int shards) {
        identify(shard, shards, 129);
    }

    void identify(int shard, int shards, long intents) {
        send(
                """
                {"op":2,"d":{"token":"%s","intents":%d,"shard":[%d,%d],"properties":{"os":"linux","browser":"t","device":"t"}}}
                """
                        .formatted(discord.botToken(), intents, shard, shards));
    }

    void resume(String session, long sequence) {
        send(
                "{\"op\":6,\"d\":{\"token\":\"%s\",\"session_id\":\"%s\",\"seq\":%d}}"
                        .formatted(discord.botToken(), session, sequence));
    }

    void joinVoice(long guild, String channel) {
        send(
                "{\"op\":4,\"d\":{\"guild_id\":\"%d\",\"channel_id\":%s,\"self_mute\":false,\"self_deaf\":true}}"
                        .formatted(guild, channel));
    }

    JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            var frame = frames.poll(60, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("nothing came");
            }
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    JsonNode awaitEvent(String name) throws InterruptedException {
        return await(frame -> frame.path("t").asText("").equals(name));
    }

    JsonNode awaitOp(int op) throws InterruptedException {
        return await(frame -> frame.path("op").asInt() == op);
    }

    int awaitClose() throws Exception {
        return closed.get(60, TimeUnit.SECONDS);
    }

    void close(int code) {
        socket.sendClose(code, "").join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
