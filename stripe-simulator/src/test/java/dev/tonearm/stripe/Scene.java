package dev.tonearm.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import dev.tonearm.stripe.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;

/// A simulator, an endpoint that hears it, an unchanged stripe-java, and a bare HTTP client.
final class Scene implements AutoCloseable {
    static final ListedPrice PREMIUM = new ListedPrice("price_p_m", "Premium", 500, "usd", "month");
    static final ListedPrice PREMIUM_YEAR =
            new ListedPrice("price_p_y", "Premium", 5_000, "usd", "year");
    static final ListedPrice BASIC = new ListedPrice("price_b_m", "Basic", 300, "usd", "month");

    /// What came back.
    record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        String code() {
            return body.at("/error/code").asText();
        }

        String param() {
            return body.at("/error/param").asText();
        }

        String message() {
            return body.at("/error/message").asText();
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final Ear ear;
    final StripeSimulator simulator;
    final StripeClient stripe;

    Scene() {
        ear = new Ear();
        simulator =
                StripeSimulator.start(
                        StripeSettings.defaults()
                                // Time moves only when a test moves it.
                                .withClock(InstantSource.fixed(Instant.now()))
                                .withWebhook(ear.url(), "whsec_for_tests")
                                .withPrice(PREMIUM)
                                .withPrice(PREMIUM_YEAR)
                                .withPrice(BASIC));
        stripe =
                StripeClient.builder()
                        .setApiKey(simulator.secretKey())
                        .setApiBase(simulator.api())
                        .setMaxNetworkRetries(0)
                        .build();
    }

    /// A form as it stands, to the API.
    Reply post(String path, String form, String... headers) {
        return send("POST", path, form, headers);
    }

    Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Reply send(String method, String path, String form, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(simulator.api() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(form))
                        .setHeader("Authorization", "Bearer " + simulator.secretKey())
                        .setHeader("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /// JSON, to what the real Stripe does not have.
    JsonNode control(String method, String path, String json) {
        var request =
                HttpRequest.newBuilder(URI.create(simulator.control() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .setHeader("Content-Type", "application/json")
                        .build();
        return send(request).body();
    }

    /// A person's browser: follows nothing.
    HttpResponse<String> page(String method, String url, String form) {
        return exchange(
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, HttpRequest.BodyPublishers.ofString(form))
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .build());
    }

    /// Moves the account's time on.
    Instant advance(String duration) {
        var answer = control("POST", "/clock", "{\"advance\":\"%s\"}".formatted(duration));
        return Instant.parse(answer.path("now").asText());
    }

    private Reply send(HttpRequest request) {
        var answer = exchange(request);
        var body = Json.parse(answer.body()).orElseGet(Json::object);
        return new Reply(answer.statusCode(), body, answer);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
        ear.close();
        http.close();
    }
}
