package dev.tonearm.registration;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The commands that Discord knows of our application (discord-api-docs,
/// interactions/application-commands).
final class DiscordCommands implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String USER_AGENT = "DiscordBot (https://tonearm.dev, 0.1)";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final RegisterSettings settings;

    DiscordCommands(RegisterSettings settings) {
        this.settings = settings;
    }

    /// What is registered now, with all its translations.
    List<JsonObject> registered() {
        String body = send(request(query("with_localizations=true")).GET().build());
        try {
            return JsonObject.parse("{\"commands\":" + body + "}").objects("commands");
        } catch (JsonException e) {
            throw new RegistrationException("Discord's list of commands cannot be read", e);
        }
    }

    /// Makes these all that is registered.
    void replaceBy(List<JsonObject> commands) {
        String body =
                commands.stream()
                        .map(command -> CommandJson.text(command, settings.scope()))
                        .collect(Collectors.joining(",", "[", "]"));
        send(
                request(settings.commands())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build());
    }

    @Override
    public void close() {
        http.close();
    }

    private URI query(String query) {
        return URI.create(settings.commands() + "?" + query);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", "Bot " + settings.token())
                .header("User-Agent", USER_AGENT);
    }

    private String send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistrationException(
                    "Discord cannot be reached at " + settings.api() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistrationException("interrupted", e);
        }
        if (response.statusCode() == 200) return response.body();
        throw new RegistrationException(refusal(response));
    }

    private String refusal(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 401 -> "Discord does not know this bot token (401): check TONEARM_DISCORD_TOKEN.";
            case 403 ->
                    "Discord does not allow this (403): is the token of application "
                            + settings.application()
                            + ", and the application installed where the commands are to go?";
            case 404 ->
                    "Discord knows no such application or server (404): check"
                            + " TONEARM_DISCORD_APPLICATION_ID and --guild.";
            case 429 ->
                    "Discord limits how often this may be done (429): try again in "
                            + response.headers().firstValue("retry-after").orElse("some")
                            + " seconds.";
            default -> "Discord answered " + response.statusCode() + ": " + response.body().strip();
        };
    }
}
