package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// The built-in music library, as its catalogue says.
public final class Library {
    private Library() {}

    /// One piece.
    ///
    /// @param hertz the steady tone that tells it from all others
    public record Piece(String title, String author, String url, long lengthMs, double hertz) {
        /// Whether a measured tone is this piece's: the pieces are 6 % apart at least.
        public boolean isHeardIn(double measured) {
            return Math.abs(measured - hertz) < hertz * 0.02;
        }

        /// Where it goes on for some minutes, whatever a slow machine needs meanwhile.
        public String longer() {
            return url.replace("/music/", "/music/long/");
        }

        /// Where its file is held back until [Library#letGo].
        ///
        /// @param by tells one that holds it from all others
        public String heldBack(String by) {
            return url.replace("/music/", "/music/held/") + "?" + by;
        }
    }

    /// Reads the catalogue.
    ///
    /// @param page `page` of stack.json
    public static List<Piece> of(URI page) {
        List<Piece> pieces = new ArrayList<>();
        try (InputStream catalogue = page.resolve("/music/catalogue.json").toURL().openStream()) {
            for (JsonNode piece : new ObjectMapper().readTree(catalogue)) {
                pieces.add(
                        new Piece(
                                piece.get("title").asText(),
                                piece.get("author").asText(),
                                piece.get("url").asText(),
                                piece.get("lengthMs").asLong(),
                                piece.get("frequencyHz").asDouble()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the music catalogue cannot be read", e);
        }
        return pieces;
    }

    /// Lets a file come that was held back.
    public static void letGo(String address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(address)).DELETE().build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(address + " cannot be let go", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
