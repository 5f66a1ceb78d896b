package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// New objects with every member that Stripe's have, empty where nothing is to say: one file each.
final class Templates {
    private static final Map<String, ObjectNode> READ = new ConcurrentHashMap<>();

    private Templates() {}

    /// @param kind as in `object`
    static ObjectNode fresh(String kind) {
        return READ.computeIfAbsent(kind, Templates::read).deepCopy();
    }

    private static ObjectNode read(String kind) {
        try (var file = Templates.class.getResourceAsStream(kind + ".json")) {
            return Optional.ofNullable(file)
                    .map(Templates::parsed)
                    .orElseThrow(() -> new IllegalStateException("no template for " + kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode parsed(java.io.InputStream file) {
        try {
            return Json.mapper().readValue(file, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
