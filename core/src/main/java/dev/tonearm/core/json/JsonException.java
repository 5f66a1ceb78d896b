package dev.tonearm.core.json;

/// The text is not JSON, or not the JSON that was expected; the message names the place, never the
/// content.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
