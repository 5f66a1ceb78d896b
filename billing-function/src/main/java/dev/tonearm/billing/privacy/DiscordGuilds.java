package dev.tonearm.billing.privacy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// `GET /users/@me/guilds` with the bot's token.
public final class DiscordGuilds implements BotGuilds {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final String AGENT = "DiscordBot (https://github.com/tonearm/tonearm, 1)";
    private static final int TOO_MANY = 429;
    private static final int TRIES = 5;

    /// Discord says how long to wait; a listing is in no hurry, and a piece of a job is.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final URI api;
    private final Supplier<String> token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    /// By this REST API of Discord, which ends in a slash.
    public DiscordGuilds(URI api, Supplier<String> token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public List<GuildId> after(GuildId guild) {
        URI page = api.resolve("users/@me/guilds?limit=" + PAGE + "&after=" + guild);
        for (int i = 1; ; i++) {
            HttpResponse<String> response = get(page);
            if (response.statusCode() == 200) return read(response.body());
            if (response.statusCode() != TOO_MANY || i == TRIES)
                throw new BotGuildsUnavailableException("status " + response.statusCode());
            pause(response.body());
        }
    }

    private HttpResponse<String> get(URI page) {
        HttpRequest request =
                HttpRequest.newBuilder(page)
                        .timeout(ATTEMPT)
                        .header("Authorization", "Bot " + token.get())
                        .header("User-Agent", AGENT)
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BotGuildsUnavailableException(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BotGuildsUnavailableException(e.getClass().getSimpleName());
        }
    }

    private static void pause(String body) {
        Duration wait = LONGEST_WAIT;
        try {
            wait =
                    Duration.ofMillis(
                            (long) (JsonObject.parse(body).decimal("retry_after") * 1_000));
        } catch (JsonException _) {
            // Then the longest.
        }
        try {
            Thread.sleep(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A list; our reader begins with an object.
    private static List<GuildId> read(String body) {
        try {
            return JsonObject.parse("{\"all\":" + body + "}").objects("all").stream()
                    .map(guild -> GuildId.parse(guild.string("id")))
                    .toList();
        } catch (IllegalArgumentException | JsonException _) {
            throw new BotGuildsUnavailableException("an answer that is none");
        }
    }
}
