package dev.tonearm.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Says whether a process that was started is ready to work.
@FunctionalInterface
interface Readiness {
    HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    boolean now() throws InterruptedException;

    /// Ready when this URL answers 200.
    static Readiness of(URI url, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        HttpRequest get = request.build();
        return () -> {
            try {
                return HTTP.send(get, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException _) {
                return false; // not listening yet
            }
        };
    }
}
