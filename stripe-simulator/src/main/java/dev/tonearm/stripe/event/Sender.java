package dev.tonearm.stripe.event;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Posts to endpoints.
public final class Sender implements AutoCloseable {
    private static final int NOTED = 200;

    /// What came back.
    ///
    /// @param status 0 for no answer
    public record Result(int status, String note) {
        /// A redirection is none: Stripe does not follow.
        public boolean delivered() {
            return status >= 200 && status < 300;
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    public Result post(String url, String body, String signature, Duration timeout) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(timeout)
                            .header("Content-Type", "application/json; charset=utf-8")
                            .header("Cache-Control", "no-cache")
                            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                            .header("Stripe-Signature", signature)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var text = answer.body();
            return new Result(
                    answer.statusCode(), text.length() > NOTED ? text.substring(0, NOTED) : text);
        } catch (IOException | IllegalArgumentException e) {
            return new Result(0, e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(0, "the simulator stops");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
