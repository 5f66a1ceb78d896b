package dev.tonearm.operator;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the stack that runs here says of itself, in `.local/stack.json`.
final class LocalStackFile {
    private LocalStackFile() {}

    /// @throws IllegalArgumentException if none runs here
    static JsonObject read() {
        Path stack = Path.of(System.getProperty("tonearm.home", "."), ".local", "stack.json");
        try {
            return JsonObject.parse(Files.readAllBytes(stack));
        } catch (IOException | JsonException _) {
            throw new IllegalArgumentException("no local stack runs here (./tonearm local)");
        }
    }

    /// One of its addresses or secrets.
    ///
    /// @throws IllegalArgumentException if the stack has none, as with the real service
    static String value(JsonObject stack, String key) {
        return stack.optionalString(key)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the local stack that runs here has no '%s' of its own"
                                        .formatted(key)));
    }
}
