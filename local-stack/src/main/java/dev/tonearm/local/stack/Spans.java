package dev.tonearm.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The latest traces: the worker's spans as they were sent, and those that the functions told in
/// their logs.
final class Spans {
    /// Of what somebody looks at now; a bench sends thousands a minute.
    private static final int KEPT = 500;

    static final String INTERACTION = "tonearm.interaction.id";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Told>> traces = newest();
    private final Map<String, Set<String>> commands = newest();

    /// @param from nanoseconds since the epoch
    private record Told(long from, long to, ObjectNode json) {}

    private static <V> Map<String, V> newest() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /// @param resource whose it is
    synchronized void add(List<KeyValue> resource, Span span) {
        String trace = HexFormat.of().formatHex(span.getTraceId().toByteArray());
        ObjectNode json = JSON.createObjectNode();
        json.put("service", text(resource, "service.name"));
        json.put("name", span.getName());
        json.put("trace", trace);
        json.put("span", HexFormat.of().formatHex(span.getSpanId().toByteArray()));
        json.put("parent", HexFormat.of().formatHex(span.getParentSpanId().toByteArray()));
        json.put("at", Instant.EPOCH.plusNanos(span.getStartTimeUnixNano()).toString());
        json.put("micros", (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1_000);
        json.put("failed", span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR);
        ObjectNode attributes = json.putObject("attributes");
        for (KeyValue one : span.getAttributesList()) {
            attributes.put(one.getKey(), value(one));
        }
        traces.computeIfAbsent(trace, _ -> new ArrayList<>())
                .add(new Told(span.getStartTimeUnixNano(), span.getEndTimeUnixNano(), json));
        String interaction = text(span.getAttributesList(), INTERACTION);
        if (!interaction.isEmpty()) {
            commands.computeIfAbsent(interaction, _ -> new LinkedHashSet<>()).add(trace);
        }
    }

    /// All traces that a command is in, which is one unless its message lost its way.
    synchronized Optional<ObjectNode> of(String interaction) {
        return whole(commands.getOrDefault(interaction, Set.of()))
                .map(json -> json.put("interaction", interaction));
    }

    /// @param trace 32 hexadecimal digits
    synchronized Optional<ObjectNode> trace(String trace) {
        return whole(Set.of(trace));
    }

    private Optional<ObjectNode> whole(Set<String> those) {
        List<Told> told =
                those.stream()
                        .flatMap(trace -> traces.getOrDefault(trace, List.of()).stream())
                        .sorted(Comparator.comparingLong(Told::from))
                        .toList();
        if (told.isEmpty()) return Optional.empty();
        long begin = told.getFirst().from;
        long end = told.stream().mapToLong(Told::to).max().orElseThrow();
        ObjectNode json = JSON.createObjectNode();
        json.put("startedAt", Instant.EPOCH.plusNanos(begin).toString());
        json.put("micros", (end - begin) / 1_000);
        var spans = json.putArray("spans");
        for (Told one : told) {
            spans.add(one.json.deepCopy().put("startMicros", (one.from - begin) / 1_000));
        }
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
