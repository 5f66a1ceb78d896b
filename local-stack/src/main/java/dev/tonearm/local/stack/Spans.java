package dev.tonearm.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The spans of the latest commands as they were sent, whole.
final class Spans {
    /// Of what somebody looks at now; a bench sends thousands a minute.
    private static final int KEPT = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<ObjectNode>> commands =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<ObjectNode>> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param resource whose it is
    synchronized void add(String interaction, List<KeyValue> resource, Span span) {
        ObjectNode json = JSON.createObjectNode();
        json.put("service", text(resource, "service.name"));
        json.put("name", span.getName());
        json.put("trace", HexFormat.of().formatHex(span.getTraceId().toByteArray()));
        json.put("span", HexFormat.of().formatHex(span.getSpanId().toByteArray()));
        json.put("parent", HexFormat.of().formatHex(span.getParentSpanId().toByteArray()));
        json.put("micros", (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1_000);
        json.put("failed", span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR);
        ObjectNode attributes = json.putObject("attributes");
        for (KeyValue one : span.getAttributesList()) {
            attributes.put(one.getKey(), value(one));
        }
        commands.computeIfAbsent(interaction, _ -> new ArrayList<>()).add(json);
    }

    synchronized Optional<ObjectNode> of(String interaction) {
        List<ObjectNode> spans = commands.get(interaction);
        if (spans == null) return Optional.empty();
        ObjectNode json = JSON.createObjectNode();
        json.put("interaction", interaction);
        json.putArray("spans").addAll(spans);
        return Optional.of(json);
    }

    private static String text(List<KeyValue> of, String key) {
        return of.stream()
                .filter(one -> one.getKey().equals(key))
                .map(Spans::value)
                .findFirst()
                .orElse("");
    }

    private static String value(KeyValue one) {
        return one.getValue().hasIntValue()
                ? String.valueOf(one.getValue().getIntValue())
                : one.getValue().getStringValue();
    }
}
