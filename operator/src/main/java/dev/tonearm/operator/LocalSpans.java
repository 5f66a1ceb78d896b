package dev.tonearm.operator;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The spans of commands, from the stack that runs here.
final class LocalSpans implements Function<InteractionId, Optional<JsonObject>> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI control;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    LocalSpans(JsonObject stack) {
        this.control = URI.create(LocalStackFile.value(stack, "control"));
    }

    /// Empty for what it does not know, or knows no more.
    @Override
    public Optional<JsonObject> apply(InteractionId interaction) {
        var request =
                HttpRequest.newBuilder(control.resolve("spans?interaction=" + interaction))
                        .timeout(PATIENCE)
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Optional.of(JsonObject.parse(answer.body()))
                    : Optional.empty();
        } catch (IOException | JsonException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
