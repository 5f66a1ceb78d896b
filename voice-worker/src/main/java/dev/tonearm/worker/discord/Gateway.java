package dev.tonearm.worker.discord;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// What Discord says about connecting to its gateway.
///
/// @param maxConcurrency how many shards may identify at once: one of each `shard mod
///   maxConcurrency`
/// @param remaining the IDENTIFYs that are left until `resetAfter` from now
record Gateway(String url, int shards, int maxConcurrency, int remaining, Duration resetAfter) {
    private static final String USER_AGENT = "DiscordBot (https://github.com/tonearm/tonearm, 0.1)";

    /// Asks; before any shard exists that could.
    ///
    /// @throws IllegalStateException if Discord does not answer as it should
    static Gateway ask(ShardSettings settings) {
        HttpRequest request =
                HttpRequest.newBuilder(settings.api().resolve("gateway/bot"))
                        .header("Authorization", "Bot " + settings.token())
                        .header("User-Agent", USER_AGENT)
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "Discord answered "
                                + response.statusCode()
                                + " when asked for its gateway; 401 means that the bot's token is wrong");
            }
            JsonObject body = JsonObject.parse(response.body());
            JsonObject limit = body.object("session_start_limit");
            return new Gateway(
                    body.string("url"),
                    body.integer("shards"),
                    limit.integer("max_concurrency"),
                    limit.integer("remaining"),
                    Duration.ofMillis(limit.number("reset_after")));
        } catch (IOException | JsonException e) {
            throw new IllegalStateException("Discord cannot be asked for its gateway", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for Discord's gateway", e);
        }
    }
}
