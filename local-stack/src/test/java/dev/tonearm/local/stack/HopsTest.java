package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.tonearm.local.lambda.Served;
import io.javalin.Javalin;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HopsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final ByteString TRACE = ByteString.fromHex("0af7651916cd43dd8448eb211c80319c");

    private final Hops hops = new Hops();
    private final HttpClient http = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    hops.mount(config.routes);
                                })
                        .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_commands_way_is_told_hop_by_hop() throws Exception {
        served("{\"id\":\"7\",\"type\":2}", 200);
        export(span("queue", "7", 4, 9), span("worker", "7", 9, 40), span("reply", "7", 30, 40));

        JsonNode way = get("/control/hops?interaction=7");
        assertThat(way.path("totalMs").asDouble()).isEqualTo(40);
        assertThat(way.path("startedAt").asText()).isEqualTo(NOON.toString());
        assertThat(way.path("hops").findValuesAsText("hop"))
                .containsExactly("endpoint", "queue", "worker", "reply");
        assertThat(way.path("hops").findValuesAsText("startMs"))
                .containsExactly("0.0", "4.0", "9.0", "30.0");
        assertThat(way.path("hops").findValuesAsText("ms"))
                .containsExactly("7.0", "5.0", "31.0", "10.0");
    }

    @Test
    void the_last_one_is_the_last_command_not_a_ping_or_a_refusal() throws Exception {
        served("{\"id\":\"1\",\"type\":2}", 200);
        served("{\"id\":\"2\",\"type\":3}", 200);
        served("{\"id\":\"3\",\"type\":1}", 200);
        served("{\"id\":\"4\",\"type\":4}", 200);
        served("{\"id\":\"5\",\"type\":2}", 401);
        served("not json", 200);
        assertThat(get("/control/hops/last").path("interaction").asText()).isEqualTo("2");
    }

    @Test
    void two_spans_of_one_hop_are_one_stretch() throws Exception {
        export(span("node", "7", 10, 12), span("node", "7", 15, 20));
        assertThat(get("/control/hops?interaction=7").at("/hops/0/ms").asDouble()).isEqualTo(10);
    }

    @Test
    void the_spans_of_a_command_are_there_as_they_were_sent() throws Exception {
        export(span("queue", "7", 4, 9), span("journal append", "7", 5, 6));
        JsonNode spans = get("/control/spans?interaction=7").path("spans");
        assertThat(spans.findValuesAsText("name")).containsExactly("queue", "journal append");
        assertThat(spans.findValuesAsText("micros")).containsExactly("5000", "1000");
        assertThat(get("/control/spans?interaction=8").path("error").asText()).isNotEmpty();
    }

    /// What never reaches a worker, such as a read, and what led to a command, such as a payment.
    @Test
    void what_functions_tell_in_their_logs_is_a_part_of_the_trace(@TempDir Path folder)
            throws Exception {
        Path log = folder.resolve("billing.log");
        hops.follow(log);
        export(span("queue", "7", 9, 12).toBuilder().setTraceId(TRACE).build());
        assertThat(get("/control/spans?interaction=7").path("spans")).hasSize(1);

        Files.writeString(
                log,
                """
                {"level":"INFO","message":"a note waits"}
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"tonearm-billing"}}]},                "scopeSpans":[{"scope":{"name":"dev.tonearm.billing"},"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c",                "spanId":"b7ad6b7169203331","name":"event","kind":1,"startTimeUnixNano":"%d","endTimeUnixNano":"%d",                "attributes":[{"key":"error.type","value":{"stringValue":"X"}}],"status":{"code":2}}]}]}]}
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"half
                """
                        .formatted(nanos(4), nanos(8)));
        JsonNode trace = get("/control/spans?interaction=7");
        assertThat(trace.path("startedAt").asText()).isEqualTo(NOON.plusMillis(4).toString());
        assertThat(trace.path("micros").asLong()).isEqualTo(8_000);
        assertThat(trace.path("spans").findValuesAsText("name")).containsExactly("event", "queue");
        assertThat(trace.path("spans").findValuesAsText("startMicros"))
                .containsExactly("0", "5000");
        JsonNode event = trace.path("spans").get(0);
        assertThat(event.path("service").asText()).isEqualTo("tonearm-billing");
        assertThat(event.path("failed").asBoolean()).isTrue();
        assertThat(event.path("attributes").path("error.type").asText()).isEqualTo("X");
        assertThat(get("/control/spans?trace=0af7651916cd43dd8448eb211c80319c").path("spans"))
                .isEqualTo(trace.path("spans"));
        assertThat(get("/control/spans?trace=00").path("error").asText()).isNotEmpty();
    }

    @Test
    void an_unknown_interaction_is_not_found() throws Exception {
        assertThat(get("/control/hops?interaction=9").path("error").asText()).isNotEmpty();
        assertThat(get("/control/hops/last").path("error").asText()).isNotEmpty();
    }

    private void served(String body, int status) {
        Instant answered = NOON.plusMillis(7);
        hops.served(
                body.getBytes(StandardCharsets.UTF_8),
                new Served("r", status, NOON, NOON.plusMillis(1), answered, false));
    }

    private void export(Span... spans) throws IOException, InterruptedException {
        var scope = ScopeSpans.newBuilder();
        for (Span span : spans) scope.addSpans(span);
        var request =
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(scope))
                        .build();
        var post =
                HttpRequest.newBuilder(url("/v1/traces"))
                        .header("Content-Type", "application/x-protobuf")
                        .POST(BodyPublishers.ofByteArray(request.toByteArray()))
                        .build();
        assertThat(http.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private static Span span(String name, String interaction, int fromMs, int toMs) {
        var id = AnyValue.newBuilder().setStringValue(interaction);
        return Span.newBuilder()
                .setName(name)
                .setStartTimeUnixNano(nanos(fromMs))
                .setEndTimeUnixNano(nanos(toMs))
                .addAttributes(KeyValue.newBuilder().setKey("tonearm.interaction.id").setValue(id))
                .build();
    }

    private static long nanos(int ms) {
        return NOON.toEpochMilli() * 1_000_000 + ms * 1_000_000L;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var get = HttpRequest.newBuilder(url(path)).GET().build();
        return new ObjectMapper().readTree(http.send(get, BodyHandlers.ofString()).body());
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
