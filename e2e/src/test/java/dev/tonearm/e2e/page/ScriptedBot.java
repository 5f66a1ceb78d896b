package dev.tonearm.e2e.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A bot that answers interactions as a test says, over the wire that every bot uses.
///
/// It believes every signature: the page's tests are not about that.
final class ScriptedBot implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final URI api;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Function<JsonNode, String>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();

    ScriptedBot(URI api, String token) throws IOException {
        this.api = api;
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// Registers commands, as the JSON list that Discord takes.
    void register(String application, String commands) {
        send("PUT", "applications/" + application + "/commands", commands);
    }

    /// Answers a command by its name, or a component or modal by its custom id.
    void when(String name, Function<JsonNode, String> answer) {
        answers.put(name, answer);
    }

    /// Replaces the answer to an interaction.
    void edit(JsonNode interaction, String message) {
        send("PATCH", webhook(interaction) + "/messages/@original", message);
    }

    /// Replaces the answer to an interaction, with a file that the message names.
    void edit(JsonNode interaction, String message, String filename, String content) {
        var body =
                """
                --edge\r
                Content-Disposition: form-data; name="payload_json"\r
                Content-Type: application/json\r
                \r
                %s\r
                --edge\r
                Content-Disposition: form-data; name="files[0]"; filename="%s"\r
                Content-Type: application/json\r
                \r
                %s\r
                --edge--\r
                """
                        .formatted(message, filename, content);
        send(
                "PATCH",
                webhook(interaction) + "/messages/@original",
                "multipart/form-data; boundary=edge",
                body);
    }

    /// Says something in a channel.
    void says(String channel, String message) {
        send("POST", "channels/" + channel + "/messages", message);
    }

    /// The next interaction of a kind that came in: 2 command, 3 component, 4 autocomplete, 5
    /// modal.
    JsonNode next(int type) throws InterruptedException {
        while (true) {
            JsonNode interaction = received.poll(60, TimeUnit.SECONDS);
            if (interaction == null) throw new AssertionError("no interaction of type " + type);
            if (interaction.path("type").asInt() == type) return interaction;
        }
    }

    private static String webhook(JsonNode interaction) {
        return "webhooks/%s/%s"
                .formatted(
                        interaction.path("application_id").asText(),
                        interaction.path("token").asText());
    }

    private void send(String method, String path, String body) {
        send(method, path, "application/json", body);
    }

    private void send(String method, String path, String type, String body) {
        var request =
                HttpRequest.newBuilder(api.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .header("Authorization", "Bot " + token)
                        .header("User-Agent", "DiscordBot (https://tonearm.dev, test)")
                        .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new AssertionError(path + ": " + answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        JsonNode interaction = JSON.readTree(exchange.getRequestBody());
        received.add(interaction);
        var data = interaction.path("data");
        var name = data.hasNonNull("name") ? data.path("name") : data.path("custom_id");
        byte[] body =
                answers.getOrDefault(name.asText(), _ -> "{\"type\":1}")
                        .apply(interaction)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
