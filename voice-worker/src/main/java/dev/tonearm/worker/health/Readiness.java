package dev.tonearm.worker.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What has to be there for the worker to do its work.
///
/// @param parts by name, in the order they are shown
public record Readiness(Map<String, BooleanSupplier> parts) {
    public Readiness {
        parts = new LinkedHashMap<>(parts);
    }

    /// Looks at every part now.
    Map<String, Boolean> look() {
        Map<String, Boolean> seen = new LinkedHashMap<>();
        parts.forEach((name, part) -> seen.put(name, part.getAsBoolean()));
        return seen;
    }
}
