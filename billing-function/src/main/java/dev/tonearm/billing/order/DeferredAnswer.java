package dev.tonearm.billing.order;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.message.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Makes "… is thinking" the answer that was waited for. The token of the interaction is all that
/// it takes, so the function needs no bot's token.
public final class DeferredAnswer implements Answering {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final String AGENT = "DiscordBot (https://github.com/tonearm/tonearm, 1)";

    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    /// By this REST API of Discord, which ends in a slash.
    public DeferredAnswer(URI api) {
        this.api = api;
    }

    @Override
    public void answer(Interaction interaction, Message message) {
        String path =
                "webhooks/%s/%s/messages/@original"
                        .formatted(
                                Long.toUnsignedString(interaction.applicationId()),
                                interaction.token());
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve(path))
                        .timeout(ATTEMPT)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", AGENT)
                        .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(message.edit()))
                        .build();
        int status = status(interaction, request);
        // The person has sent the answer away, or Discord has forgotten whom to answer.
        boolean gone = status == 404 || status == 401;
        if (status / 100 != 2 && !gone) throw new AnswerNotTakenException(interaction, status);
    }

    private int status(Interaction interaction, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AnswerNotTakenException(interaction, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AnswerNotTakenException(interaction, e);
        }
    }
}
