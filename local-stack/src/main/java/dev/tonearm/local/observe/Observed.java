package dev.tonearm.local.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// Prometheus and Alertmanager of a running stack, for programs.
public final class Observed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI prometheus;
    private final URI alertmanager;
    private final Received received = new Received();
    private final Instant since = Instant.now();

    public Observed(URI prometheus, URI alertmanager) {
        this.prometheus = prometheus;
        this.alertmanager = alertmanager;
    }

    /// Its own page and API.
    public URI prometheus() {
        return prometheus;
    }

    /// Its own page and API.
    public URI alertmanager() {
        return alertmanager;
    }

    /// What an expression is now: `data` of Prometheus' answer, which has `resultType` and
    /// `result`.
    ///
    /// @throws IllegalArgumentException with what Prometheus says of an expression that is wrong
    public JsonNode query(String expression) {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return data(prometheus.resolve("/api/v1/query?query=" + query));
    }

    /// The alerts that are pending or firing, as Prometheus has them (`labels`, `annotations`,
    /// `state`, `activeAt`).
    public JsonNode alerts() {
        return data(prometheus.resolve("/api/v1/alerts")).path("alerts");
    }

    /// What Alertmanager told its receivers so far, oldest first; the newest 500.
    public List<Notification> received() {
        return received.all();
    }

    /// Waits until what Alertmanager told is so, as of [#received()].
    ///
    /// @param so asked now and whenever a receiver is told something
    /// @return whether it was so in time
    public boolean await(Predicate<List<Notification>> so, Duration patience)
            throws InterruptedException {
        return received.await(so, patience);
    }

    DeadMansSwitch deadMansSwitch() {
        return DeadMansSwitch.of(received(), since, Instant.now());
    }

    Received log() {
        return received;
    }

    private static JsonNode data(URI uri) {
        HttpResponse<String> answer = get(uri);
        try {
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() == 200) return json.path("data");
            throw new IllegalArgumentException(json.path("error").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer of Prometheus: " + answer.body(), e);
        }
    }

    static HttpResponse<String> get(URI uri) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(uri.getAuthority() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
