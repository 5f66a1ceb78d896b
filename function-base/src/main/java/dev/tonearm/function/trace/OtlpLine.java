package dev.tonearm.function.trace;

import dev.tonearm.core.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Spans as a line of OTLP's JSON, as OpenTelemetry's file exporter writes them.
final class OtlpLine {
    private OtlpLine() {}

    /// @param service whose they are
    /// @param scope what made them
    /// @param spans each writes its members
    static byte[] of(String service, String scope, List<Consumer<JsonWriter>> spans) {
        return JsonWriter.ascii(json ->
                one(
                        json,
                        "resourceSpans",
                        resource -> {
                            resource.put(
                                    "resource",
                                    it -> attributes(it, Map.of("service.name", service)));
                            one(
                                    resource,
                                    "scopeSpans",
                                    made -> {
                                        made.put("scope", it -> it.put("name", scope));
                                        made.array(
                                                "spans",
                                                spans,
                                                (span, writes) -> writes.accept(span));
                                    });
                        }));
    }

    static void attributes(JsonWriter json, Map<String, String> attributes) {
        json.array(
                "attributes",
                List.copyOf(attributes.entrySet()),
                (one, entry) ->
                        one.put("key", entry.getKey())
                                .put("value", it -> it.put("stringValue", entry.getValue())));
    }

    private static void one(JsonWriter json, String name, Consumer<JsonWriter> element) {
        json.array(name, List.of(element), (it, writes) -> writes.accept(it));
    }
}
