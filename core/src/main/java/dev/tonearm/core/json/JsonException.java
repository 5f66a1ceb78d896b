package dev.tonearm.core.json;

/// The text is not JSON, or not the JSON that was expected; the message names the place, never the
/// content.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }

    private JsonException(String message, Throwable cause) {
        super(message, cause);
    }

    /// For a reader whose values make no sense together.
    public static JsonException invalid(String what, IllegalArgumentException cause) {
        return new JsonException("not " + what + ": " + cause.getMessage(), cause);
    }
}
