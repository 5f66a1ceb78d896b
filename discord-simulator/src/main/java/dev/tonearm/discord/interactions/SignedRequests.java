package dev.tonearm.discord.interactions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Posts bodies to the endpoint with Discord's headers.
public final class SignedRequests implements AutoCloseable {

    /// The two headers; null leaves one out.
    record Signature(@Nullable String hex, @Nullable String timestamp) {}

    private final InstantSource clock;
    private final SigningKey key;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    public SignedRequests(InstantSource clock, SigningKey key) {
        this.clock = clock;
        this.key = key;
    }

    SigningKey key() {
        return key;
    }

    String timestamp(long offsetMillis) {
        return Long.toString(clock.instant().plusMillis(offsetMillis).getEpochSecond());
    }

    Signature sign(byte[] body) {
        var timestamp = timestamp(0);
        return new Signature(HexFormat.of().formatHex(key.sign(timestamp, body)), timestamp);
    }

    /// Sends and waits.
    ///
    /// @throws IOException when there is no answer, also none in time
    HttpResponse<String> post(
            URI url, byte[] body, Signature signature, Map<String, String> more, Duration timeout)
            throws IOException {
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        more.forEach(request::setHeader);
        if (signature.hex() != null) {
            request.header("X-Signature-Ed25519", signature.hex());
        }
        if (signature.timestamp() != null) {
            request.header("X-Signature-Timestamp", signature.timestamp());
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
