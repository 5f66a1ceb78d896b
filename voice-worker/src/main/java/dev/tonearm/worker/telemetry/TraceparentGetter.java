package dev.tonearm.worker.telemetry;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A carrier that is nothing but the `traceparent` itself.
enum TraceparentGetter implements TextMapGetter<String> {
    INSTANCE;

    private static final String TRACEPARENT = "traceparent";

    @Override
    public Iterable<String> keys(String carrier) {
        return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
        return key.equals(TRACEPARENT) ? carrier : null;
    }
}
