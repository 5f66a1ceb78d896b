package dev.tonearm.billing.order;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Makes "… is thinking" the answer that was waited for. The token of the interaction is all that
/// it takes, so the function needs no bot's token.
public final class DeferredAnswer implements Answering, Handing {
    /// Nothing of ours has a line that begins with this: our files are JSON on lines of their own.
    private static final String BOUNDARY = "tonearm-b1f3c27a9d5e";

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
        answer(interaction, "application/json", message.edit());
    }

    @Override
    public void hand(Interaction interaction, Message message, String name, byte[] json) {
        var body = new ByteArrayOutputStream();
        part(body, "name=\"payload_json\"", message.edit(name));
        part(body, "name=\"files[0]\"; filename=\"" + name + "\"", json);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        String type = "multipart/form-data; boundary=" + BOUNDARY;
        answer(interaction, type, body.toByteArray());
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] json) {
        String head =
                "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: application/json\r\n\r\n"
                        .formatted(BOUNDARY, disposition);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(json);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private void answer(Interaction interaction, String type, byte[] body) {
        String path =
                "webhooks/%s/%s/messages/@original"
                        .formatted(
                                Long.toUnsignedString(interaction.applicationId()),
                                interaction.token());
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve(path))
                        .timeout(ATTEMPT)
                        .header("Content-Type", type)
                        .header("User-Agent", AGENT)
                        .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(body))
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
