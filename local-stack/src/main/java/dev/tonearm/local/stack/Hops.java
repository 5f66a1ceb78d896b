package dev.tonearm.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tonearm.local.lambda.Served;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the time of the latest commands went: the endpoint's part from the Lambda host, the rest
/// from the worker's OpenTelemetry spans.
final class Hops {
    /// A minute of `bench route` looks back on 10,000 commands; about 10 MB.
    private static final int KEPT = 20_000;

    /// Commands, components and modals; neither Discord's PING nor autocomplete is a command's way.
    private static final Set<Integer> TRAVELLING = Set.of(2, 3, 5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Trail> trails =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Trail> eldest) {
                    return size() > KEPT;
                }
            };
    private final Spans spans = new Spans();
    private final TraceLog logs = new TraceLog(spans::add);
    private @Nullable String last;

    private enum Hop {
        ENDPOINT,
        QUEUE,
        WORKER,
        SOURCE,
        STATE,
        NODE,
        REPLY
    }

    /// Nanoseconds since the epoch, as OpenTelemetry counts.
    private record Stretch(long from, long to) {
        Stretch and(Stretch other) {
            return new Stretch(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    private static final class Trail {
        private final Map<Hop, Stretch> hops = new EnumMap<>(Hop.class);
    }

    void mount(RoutesConfig routes) {
        routes.post("/v1/traces", this::receive);
        routes.get("/control/hops", ctx -> answer(ctx, ctx.queryParam("interaction")));
        routes.get("/control/hops/last", ctx -> answer(ctx, last()));
        routes.get(
                "/control/spans",
                ctx ->
                        answer(
                                ctx,
                                Optional.ofNullable(ctx.queryParam("interaction"))
                                        .flatMap(this::spansOf)
                                        .or(() ->
                                                Optional.ofNullable(ctx.queryParam("trace"))
                                                        .flatMap(this::trace))));
        routes.get(
                "/control/spans/last",
                ctx -> answer(ctx, Optional.ofNullable(last()).flatMap(this::spansOf)));
    }

    /// A function tells of spans in that log.
    void follow(Path log) {
        logs.follow(log);
    }

    private Optional<ObjectNode> spansOf(String interaction) {
        logs.look();
        return spans.of(interaction);
    }

    private Optional<ObjectNode> trace(String trace) {
        logs.look();
        return spans.trace(trace);
    }

    /// The endpoint answered a request.
    void served(byte[] body, Served served) {
        if (served.status() != 200) return;
        try {
            JsonNode interaction = JSON.readTree(body);
            if (!TRAVELLING.contains(interaction.path("type").asInt())) return;
            String id = interaction.path("id").asText();
            synchronized (this) {
                add(id, Hop.ENDPOINT, nanos(served.received()), nanos(served.answered()));
                last = id;
            }
        } catch (IOException _) {
            // Not JSON, hence no command; the function has answered it.
        }
    }

    private synchronized void span(List<KeyValue> resource, Span span) {
        spans.add(resource, span);
        for (var attribute : span.getAttributesList()) {
            if (attribute.getKey().equals(Spans.INTERACTION)) {
                String id = attribute.getValue().getStringValue();
                hop(span.getName())
                        .ifPresent(hop ->
                                add(
                                        id,
                                        hop,
                                        span.getStartTimeUnixNano(),
                                        span.getEndTimeUnixNano()));
            }
        }
    }

    synchronized Optional<ObjectNode> of(String interaction) {
        Trail trail = trails.get(interaction);
        if (trail == null) return Optional.empty();
        Stretch whole = trail.hops.values().stream().reduce(Stretch::and).orElseThrow();
        ObjectNode json = JSON.createObjectNode();
        json.put("interaction", interaction);
        json.put("startedAt", Instant.EPOCH.plusNanos(whole.from).toString());
        json.put("totalMs", millis(whole.to - whole.from));
        var hops = json.putArray("hops");
        trail.hops.forEach((hop, stretch) ->
                hops.addObject()
                        .put("hop", hop.name().toLowerCase(Locale.ROOT))
                        .put("startMs", millis(stretch.from - whole.from))
                        .put("ms", millis(stretch.to - stretch.from)));
        return Optional.of(json);
    }

    private synchronized @Nullable String last() {
        return last;
    }

    private void add(String interaction, Hop hop, long from, long to) {
        trails.computeIfAbsent(interaction, _ -> new Trail())
                .hops
                .merge(hop, new Stretch(from, to), Stretch::and);
    }

    private void receive(Context ctx) throws InvalidProtocolBufferException {
        var request = ExportTraceServiceRequest.parseFrom(ctx.bodyAsBytes());
        for (var resource : request.getResourceSpansList()) {
            for (var scope : resource.getScopeSpansList()) {
                for (Span span : scope.getSpansList()) {
                    span(resource.getResource().getAttributesList(), span);
                }
            }
        }
        ctx.contentType("application/x-protobuf")
                .result(ExportTraceServiceResponse.getDefaultInstance().toByteArray());
    }

    private void answer(Context ctx, @Nullable String interaction) {
        answer(ctx, interaction == null ? Optional.empty() : of(interaction));
    }

    private static void answer(Context ctx, Optional<ObjectNode> hops) {
        ctx.contentType("application/json")
                .status(hops.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .result(
                        hops.orElseGet(() ->
                                        JSON.createObjectNode()
                                                .put("error", "no such interaction here"))
                                .toString());
    }

    private static Optional<Hop> hop(String span) {
        for (Hop hop : Hop.values()) {
            if (hop.name().toLowerCase(Locale.ROOT).equals(span)) return Optional.of(hop);
        }
        return Optional.empty();
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 10_000.0) / 100.0;
    }
}
