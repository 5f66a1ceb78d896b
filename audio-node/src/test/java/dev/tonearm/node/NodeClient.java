package dev.tonearm.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A Lavalink client of plain HTTP and a plain websocket, which sees every byte of JSON as it is.
final class NodeClient implements AutoCloseable {

    static final String PASSWORD = "youshallnotpass";
    static final long BOT = 3_003;

    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, JsonNode body) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI node;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<JsonNode> seen = Collections.synchronizedList(new ArrayList<>());
    private final WebSocket socket;
    private final String session;
    private final boolean resumed;

    NodeClient(URI node) {
        this(node, Optional.empty());
    }

    NodeClient(URI node, Optional<String> wantedSession) {
        this.node = node;
        WebSocket.Builder builder =
                http.newWebSocketBuilder()
                        .header("Authorization", PASSWORD)
                        .header("User-Id", Long.toString(BOT))
                        .header("Client-Name", "tonearm-test/1.0");
        wantedSession.ifPresent(id -> builder.header("Session-Id", id));
        URI address = URI.create(node.toString().replace("http", "ws") + "/v4/websocket");
        socket = builder.buildAsync(address, new Listener()).join();
        JsonNode ready = await("ready", "");
        session = ready.get("sessionId").asText();
        resumed = ready.get("resumed").asBoolean();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    JsonNode message = JSON.readTree(text.toString());
                    seen.add(message);
                    messages.add(message);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    String session() {
        return session;
    }

    boolean isResumed() {
        return resumed;
    }

    /// Everything the websocket has said so far.
    List<JsonNode> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    /// The next message of this op (and event type), skipping others; fails after a minute.
    JsonNode await(String op, String type) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < until) {
            try {
                JsonNode message = messages.poll(100, TimeUnit.MILLISECONDS);
                if (message != null
                        && message.path("op").asText().equals(op)
                        && message.path("type").asText("").equals(type)) {
                    return message;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("no " + op + " " + type + " came; seen " + seen());
    }

    JsonNode event(String type) {
        return await("event", type);
    }

    Answer get(String path) {
        return send(request(path).build());
    }

    Answer patch(String path, String body) {
        return send(
                request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)).build());
    }

    Answer post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    Answer player(long guild, String body) {
        return patch("/v4/sessions/" + session + "/players/" + guild, body);
    }

    Answer player(long guild) {
        return get("/v4/sessions/" + session + "/players/" + guild);
    }

    Answer load(String identifier) {
        return get("/v4/loadtracks?identifier=" + escape(identifier));
    }

    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(node + path)).header("Authorization", PASSWORD);
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    json ? JSON.readTree(response.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The websocket goes away without a word, as when a worker dies.
    void drop() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
