package dev.tonearm.operator.price;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// What an application sells in Discord's shop (discord-api-docs, resources/sku).
final class DiscordShop {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String AGENT = "DiscordBot (https://tonearm.dev, 0.1)";

    private DiscordShop() {}

    /// All of its SKUs.
    ///
    /// @param api ends in a slash
    /// @throws ShopUnavailableException that says why not
    static List<DiscordSku> skus(URI api, String application, String token) {
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve("applications/" + application + "/skus"))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bot " + token)
                        .header("User-Agent", AGENT)
                        .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw refused(answer);
            return JsonObject.parse("{\"skus\":" + answer.body() + "}").objects("skus").stream()
                    .map(DiscordShop::sku)
                    .toList();
        } catch (IOException e) {
            throw new ShopUnavailableException("Discord cannot be reached at " + api + ": " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ShopUnavailableException("interrupted");
        } catch (JsonException e) {
            throw new ShopUnavailableException("Discord's list of SKUs: " + e.getMessage());
        }
    }

    private static DiscordSku sku(JsonObject json) {
        return new DiscordSku(
                json.string("id"), json.string("name"), json.integer("type"), json.number("flags"));
    }

    private static ShopUnavailableException refused(HttpResponse<String> answer) {
        return new ShopUnavailableException(
                switch (answer.statusCode()) {
                    case 401 ->
                            "Discord does not know this bot token (401): check"
                                    + " TONEARM_DISCORD_TOKEN";
                    case 403, 404 ->
                            "Discord does not show this application's shop (%d): is the token that of TONEARM_DISCORD_APPLICATION_ID?"
                                    .formatted(answer.statusCode());
                    case 429 ->
                            "Discord limits how often this may be asked (429): try again in %s s"
                                    .formatted(
                                            answer.headers()
                                                    .firstValue("retry-after")
                                                    .orElse("some"));
                    default -> "Discord answered " + answer.statusCode();
                });
    }
}
