package dev.tonearm.function.trace;

import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.function.log.FunctionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tells of requests that became no message: each is a line of the log in OTLP's JSON, as
/// OpenTelemetry's file exporter writes it, which a collector reads. A line costs the request
/// microseconds, where sending it would cost a connection before Discord's answer.
///
/// Of those that went well only the sampled ones are told; of those that failed or took long, all.
public final class TraceLines {
    private final boolean on;
    private final long slowMicros;
    private final String service;
    private final FunctionLog log;

    /// @param on whether anybody wants them
    /// @param slowMillis from this on a request is told whether it is sampled or not
    /// @param service the name of the function in traces
    public TraceLines(boolean on, int slowMillis, String service, FunctionLog log) {
        this.on = on;
        this.slowMicros = slowMillis * 1_000L;
        this.service = service;
        this.log = log;
    }

    /// A request is answered.
    ///
    /// @param requestId AWS's name of the invocation
    /// @param interaction Discord's id of what was asked for, or empty
    public void ended(RequestTrace trace, String requestId, String interaction) {
        if (!on) return;
        long took = trace.since();
        boolean failed = !trace.failure().isEmpty();
        boolean told = trace.travelled() && !failed;
        if (told || !(trace.sampled() || failed || took >= slowMicros)) return;
        var attributes = new TreeMap<String, String>();
        attributes.put("faas.trigger", "http");
        attributes.put("faas.invocation_id", requestId);
        if (!interaction.isEmpty()) attributes.put("tonearm.interaction.id", interaction);
        if (failed) attributes.put("error.type", trace.failure());
        log.line(line(trace, took, attributes));
    }

    private byte[] line(RequestTrace trace, long took, Map<String, String> attributes) {
        List<Consumer<JsonWriter>> spans = new ArrayList<>();
        spans.add(json -> endpoint(json, trace, took, attributes));
        if (trace.gateAsked()) spans.add(json -> gate(json, trace));
        return OtlpLine.of(service, "dev.tonearm.edge", spans);
    }

    private static void endpoint(
            JsonWriter json, RequestTrace trace, long took, Map<String, String> attributes) {
        span(json, trace, "endpoint", 2, trace.spanId(), trace.parentId(), 0, took);
        OtlpLine.attributes(json, attributes);
        if (!trace.failure().isEmpty()) json.put("status", status -> status.put("code", 2));
    }

    private static void gate(JsonWriter json, RequestTrace trace) {
        span(
                json,
                trace,
                "gate",
                3,
                trace.gateId(),
                trace.spanId(),
                trace.gate(),
                trace.gate() + trace.gateTook());
        OtlpLine.attributes(
                json, Map.of("db.system.name", "aws.dynamodb", "db.operation.name", "UpdateItem"));
    }

    private static void span(
            JsonWriter json,
            RequestTrace trace,
            String name,
            int kind,
            String id,
            String parent,
            long from,
            long to) {
        json.put("traceId", trace.traceId()).put("spanId", id);
        if (!parent.isEmpty()) json.put("parentSpanId", parent);
        json.put("name", name)
                .put("kind", kind)
                .put("startTimeUnixNano", (trace.start() + from) + "000")
                .put("endTimeUnixNano", (trace.start() + to) + "000");
    }
}
