package dev.tonearm.discord.interactions;

import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.world.NotAllowed;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/// Requests that Discord would never send, for tests of what the endpoint does with them.
public final class RawRequests {

    /// What to send and how to spoil it.
    ///
    /// @param base64 sends the body in base64, signed as the bytes it stands for, as API Gateway
    ///   may hand it on
    public record Raw(
            String body,
            Forgery forgery,
            long timestampOffsetMs,
            Map<String, String> headers,
            boolean base64) {}

    private final SignedRequests requests;
    private final Interactions interactions;
    private final Endpoint endpoint;
    private final Settings settings;

    public RawRequests(
            SignedRequests requests,
            Interactions interactions,
            Endpoint endpoint,
            Settings settings) {
        this.requests = requests;
        this.interactions = interactions;
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /// The body of a real command, to be spoiled.
    public String command(CommandCall call) {
        return interactions.unsent(call);
    }

    /// Sends and waits for the answer; nothing is logged as an interaction.
    ///
    /// @throws IOException when there is none in time
    public HttpResponse<String> send(Raw raw) throws IOException {
        var url =
                endpoint.url()
                        .orElseThrow(() -> new NotAllowed("there is no interactions endpoint"));
        var timestamp = requests.timestamp(raw.timestampOffsetMs());
        var forged =
                raw.forgery()
                        .apply(
                                requests.key(),
                                timestamp,
                                raw.body().getBytes(StandardCharsets.UTF_8));
        var body = raw.base64() ? Base64.getEncoder().encode(forged.body()) : forged.body();
        var deadline = Duration.ofMillis(2 * settings.get().answerDeadlineMs());
        return requests.post(url, body, forged.signature(), raw.headers(), deadline);
    }
}
