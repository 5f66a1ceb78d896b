package dev.tonearm.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.Telemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private final AtomicBoolean gateway = new AtomicBoolean();
    private final Figures figures = new Figures();
    private final HealthServer server =
            HealthServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    new Readiness(Map.of("gateway", gateway::get, "store", () -> true)),
                    figures);

    @AfterEach
    void stop() {
        server.close();
        figures.close();
    }

    @Test
    void it_is_alive_whatever_is_missing() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void it_is_ready_when_every_part_is_and_says_which_is_not() throws Exception {
        HttpResponse<String> waiting = get("/health/readiness");
        assertThat(waiting.statusCode()).isEqualTo(503);
        assertThat(waiting.body()).contains("\"gateway\":\"DOWN\"", "\"store\":\"UP\"");
        gateway.set(true);
        HttpResponse<String> ready = get("/health/readiness");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).startsWith("{\"status\":\"UP\"");
    }

    @Test
    void prometheus_reads_figures_by_our_names() throws Exception {
        new Telemetry(figures.registry(), OpenTelemetry.noop()).count(WorkerMetric.POISON);
        assertThat(get("/prometheus").body())
                .contains("tonearm_poison_total 1.0")
                .contains("tonearm_hop_seconds_bucket{hop=\"state\"")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void other_paths_are_not_found() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/healthy").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
