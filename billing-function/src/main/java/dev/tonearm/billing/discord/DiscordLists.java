package dev.tonearm.billing.discord;

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

/// What Discord's REST API lists for the bot's token, for jobs of the night.
public final class DiscordLists {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final String AGENT = "DiscordBot (https://github.com/tonearm/tonearm, 1)";
    private static final int TOO_MANY = 429;
    private static final int TRIES = 5;

    /// Discord says how long to wait; a listing is in no hurry, but a piece of a job is.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final URI api;
    private final Supplier<String> token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    /// By this REST API of Discord, which ends in a slash.
    public DiscordLists(URI api, Supplier<String> token) {
        this.api = api;
        this.token = token;
    }

    /// The list at a path.
    ///
    /// @throws NotListedException if there is none
    public List<JsonObject> get(String path) {
        for (int i = 1; ; i++) {
            HttpResponse<String> response = ask(api.resolve(path));
            int status = response.statusCode();
            if (status == 200) return read(response.body());
            if (status != TOO_MANY || i == TRIES) {
                boolean refused = status / 100 == 4 && status != TOO_MANY;
                throw new NotListedException("status " + status, refused);
            }
            pause(response.body());
        }
    }

    private HttpResponse<String> ask(URI list) {
        HttpRequest request =
                HttpRequest.newBuilder(list)
                        .timeout(ATTEMPT)
                        .header("Authorization", "Bot " + token.get())
                        .header("User-Agent", AGENT)
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NotListedException(e.getClass().getSimpleName(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotListedException(e.getClass().getSimpleName(), false);
        }
    }

    private static void pause(String body) {
        Duration wait = wait(body);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw new NotListedException("Discord wants us to wait for " + wait, false);
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotListedException(e.getClass().getSimpleName(), false);
        }
    }

    private static Duration wait(String body) {
        try {
            double seconds = JsonObject.parse(body).decimal("retry_after");
            return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
        } catch (JsonException _) {
            return LONGEST_WAIT;
        }
    }

    /// Our reader begins with an object.
    private static List<JsonObject> read(String body) {
        try {
            return JsonObject.parse("{\"all\":" + body + "}").objects("all");
        } catch (JsonException _) {
            throw new NotListedException("an answer that is none", false);
        }
    }
}
