package dev.tonearm.billing.notice;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.message.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Ephemeral follow-ups, by the token of the interaction.
public final class FollowUps implements Asides {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final String AGENT = "DiscordBot (https://github.com/tonearm/tonearm, 1)";

    /// "… is thinking".
    private static final long LOADING = 1L << 7;

    private static final int NOT_FOUND = 404;

    /// The first answer has not reached Discord yet.
    private static final long UNKNOWN_WEBHOOK = 10_015;

    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    /// By this REST API of Discord, which ends in a slash.
    public FollowUps(URI api) {
        this.api = api;
    }

    @Override
    public Ready ready(Interaction interaction) {
        try {
            HttpResponse<String> answer =
                    http.send(
                            request(interaction, "/messages/@original").GET().build(),
                            HttpResponse.BodyHandlers.ofString());
            return ready(answer.statusCode(), answer.body());
        } catch (IOException _) {
            return Ready.NOT_YET;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Ready.NEVER;
        }
    }

    private static Ready ready(int status, String body) {
        try {
            JsonObject json = JsonObject.parse(body);
            if (status / 100 == 2) {
                boolean loading = (json.optionalNumber("flags").orElse(0L) & LOADING) != 0;
                return loading ? Ready.NOT_YET : Ready.NOW;
            }
            if (status == NOT_FOUND) {
                boolean early = json.optionalNumber("code").orElse(0L) == UNKNOWN_WEBHOOK;
                // Otherwise somebody has sent the answer away already.
                return early ? Ready.NOT_YET : Ready.NOW;
            }
            return status / 100 == 4 && status != 429 ? Ready.NEVER : Ready.NOT_YET;
        } catch (JsonException _) {
            return Ready.NOT_YET;
        }
    }

    @Override
    public Said say(Interaction interaction, Message message) {
        HttpRequest request =
                request(interaction, "")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(message.post(true)))
                        .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) return Said.YES;
            return status / 100 == 4 ? Said.NO : Said.PERHAPS;
        } catch (ConnectException | HttpConnectTimeoutException _) {
            return Said.NO;
        } catch (IOException _) {
            return Said.PERHAPS;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Said.PERHAPS;
        }
    }

    private HttpRequest.Builder request(Interaction interaction, String below) {
        String path =
                "webhooks/%s/%s%s"
                        .formatted(
                                Long.toUnsignedString(interaction.applicationId()),
                                interaction.token(),
                                below);
        return HttpRequest.newBuilder(api.resolve(path))
                .timeout(ATTEMPT)
                .header("User-Agent", AGENT);
    }
}
