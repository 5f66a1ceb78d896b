package dev.tonearm.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Discord's two routes for lists of commands, with what it adds to and leaves out of what it was
/// given.
final class FakeDiscord implements AutoCloseable {
    static final String TOKEN = "MTEwMDAw.secret.bot-token";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, ArrayNode> commands = new HashMap<>();
    final List<String> requests = new ArrayList<>();
    String lastBody = "";
    int refuseWith;

    FakeDiscord() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String api() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10";
    }

    /// Registers a command behind the program's back.
    void has(String path, String command) throws IOException {
        commands.computeIfAbsent(path, _ -> JSON.createArrayNode()).add(JSON.readTree(command));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (refuseWith != 0) {
                exchange.getResponseHeaders().add("Retry-After", "7.5");
                answer(exchange, refuseWith, "{\"message\":\"no\",\"code\":0}");
            } else if (!("Bot " + TOKEN).equals(authorization)) {
                answer(exchange, 401, "{\"message\":\"401: Unauthorized\",\"code\":0}");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                lastBody = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                commands.put(path, completed(JSON.readTree(lastBody)));
                answer(exchange, 200, commands.get(path).toString());
            } else {
                answer(
                        exchange,
                        200,
                        commands.getOrDefault(path, JSON.createArrayNode()).toString());
            }
        }
    }

    private static ArrayNode completed(JsonNode commands) {
        ArrayNode completed = JSON.createArrayNode();
        for (JsonNode command : commands) {
            ObjectNode copy = command.deepCopy();
            copy.put("id", "1").put("application_id", "2").put("version", "3").put("nsfw", false);
            copy.put("dm_permission", false);
            if (copy.path("name_localizations").isEmpty()) copy.putNull("name_localizations");
            JsonNode permissions = copy.path("default_member_permissions");
            copy.put(
                    "default_member_permissions",
                    permissions.isNumber() ? permissions.asText() : null);
            if (copy.path("options").isEmpty()) copy.remove("options");
            for (JsonNode option : copy.path("options")) {
                if (!option.path("required").asBoolean()) ((ObjectNode) option).remove("required");
            }
            completed.add(copy);
        }
        return completed;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
