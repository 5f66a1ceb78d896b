package dev.tonearm.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tonearm.discord.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/// Talks to the simulator's REST or control API in plain HTTP.
final class RestClient {

    /// What came back.
    record Result(int status, JsonNode body, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> headers;

    private RestClient(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    static RestClient ofBot(DiscordSimulator discord) {
        return new RestClient(
                discord.api(),
                Map.of(
                        "Authorization",
                        "Bot " + discord.botToken(),
                        "User-Agent",
                        "DiscordBot (https://example.org, 1)"));
    }

    static RestClient ofControl(DiscordSimulator discord) {
        return new RestClient(discord.control() + "/", Map.of());
    }

    static RestClient withHeaders(String base, Map<String, String> headers) {
        return new RestClient(base, headers);
    }

    Result get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Result send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::setHeader);
        if (!body.isEmpty()) {
            return send(method, path, "application/json", BodyPublishers.ofString(body));
        }
        return send(request.method(method, BodyPublishers.noBody()));
    }

    Result send(String method, String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::setHeader);
        return send(request.setHeader("Content-Type", type).method(method, body));
    }

    private Result send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var parsed = Json.parse(response.body()).orElse(MissingNode.getInstance());
        return new Result(response.statusCode(), parsed, response);
    }
}
