package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
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
}
