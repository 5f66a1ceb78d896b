package dev.tonearm.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.tonearm.local.cloudwatch.LogTail;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// What functions tell of their spans in their logs (`TONEARM_TRACE_LINES`), as a collector reads
/// it: lines in OTLP's JSON.
final class TraceLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<LogTail> logs = new CopyOnWriteArrayList<>();
    private final BiConsumer<List<KeyValue>, Span> to;

    /// @param to takes a span and the attributes of whose it is
    TraceLog(BiConsumer<List<KeyValue>, Span> to) {
        this.to = to;
    }

    /// Reads that log too, from its beginning.
    void follow(Path log) {
        logs.add(new LogTail(log));
    }

    /// Reads what is new; nothing is read while nobody asks.
    synchronized void look() {
        for (LogTail log : logs) log.more().forEach(this::read);
    }

    private void read(String line) {
        if (!line.startsWith("{\"resourceSpans\"")) return;
        try {
            for (JsonNode resource : JSON.readTree(line).path("resourceSpans")) {
                List<KeyValue> whose = attributes(resource.path("resource"));
                for (JsonNode scope : resource.path("scopeSpans")) {
                    for (JsonNode span : scope.path("spans")) to.accept(whose, span(span));
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException _) {
            // Half a line of a process that was killed.
        }
    }

    private static Span span(JsonNode json) {
        var span =
                Span.newBuilder()
                        .setName(json.path("name").asText())
                        .setTraceId(bytes(json.path("traceId")))
                        .setSpanId(bytes(json.path("spanId")))
                        .setParentSpanId(bytes(json.path("parentSpanId")))
                        .setStartTimeUnixNano(json.path("startTimeUnixNano").asLong())
                        .setEndTimeUnixNano(json.path("endTimeUnixNano").asLong())
                        .addAllAttributes(attributes(json));
        if (json.path("status").path("code").asInt() == Status.StatusCode.STATUS_CODE_ERROR_VALUE) {
            span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));
        }
        return span.build();
    }

    private static ByteString bytes(JsonNode hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex.asText()));
    }

    private static List<KeyValue> attributes(JsonNode of) {
        List<KeyValue> all = new ArrayList<>();
        for (JsonNode one : of.path("attributes")) {
            String text = one.path("value").path("stringValue").asText();
            all.add(
                    KeyValue.newBuilder()
                            .setKey(one.path("key").asText())
                            .setValue(AnyValue.newBuilder().setStringValue(text))
                            .build());
        }
        return all;
    }
}
