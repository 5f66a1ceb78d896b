package dev.tonearm.local.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.standin.web.Doorkeeper;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real Prometheus and Alertmanager look at a part that is a few lines of text.
class ObservedTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final String RULES =
            """
            groups:
              - name: test
                interval: 1s
                rules:
                  - alert: TooLoud
                    expr: loudness > 10
                    labels: {severity: page}
                    annotations:
                      summary: "{{ $labels.instance }} is at {{ $value }}"
                      runbook_url: "{{ $externalLabels.tonearm_docs }}/runbooks/too-loud.md"
            """;

    private static final String ROUTES =
            """
            global: {smtp_smarthost: 'mail.example:25'}
            route:
              receiver: desk
              routes:
                - {receiver: pager, matchers: [severity = page], group_wait: 5m}
            receivers:
              - name: desk
              - name: pager
                webhook_configs: [{url_file: /nowhere/secret}]
            """;

    @TempDir Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final Targets targets = new Targets();
    private volatile String figures = "loudness 3\n";
    private URI base = URI.create("http://127.0.0.1/");
    private Observed observed = new Observed(base, base);
    private Javalin server = Javalin.create();

    @BeforeEach
    void both_look_on() throws IOException {
        ObserverPrograms programs = programs();
        base = free();
        observed = new Observed(free(), free());
        Files.createDirectories(folder.resolve("monitoring/rules"));
        Files.createDirectories(folder.resolve("monitoring/alertmanager"));
        Files.writeString(folder.resolve("monitoring/rules/test.yaml"), RULES);
        Files.writeString(folder.resolve("monitoring/alertmanager/alertmanager.yaml"), ROUTES);
        server =
                Javalin.create(
                                config -> {
                                    Doorkeeper.at(config);
                                    config.routes.get("/figures", ctx -> ctx.result(figures));
                                    new ObserveRoutes(() -> Optional.of(observed), targets, folder)
                                            .mount(config.routes);
                                })
                        .start("127.0.0.1", base.getPort());
        targets.add("voice-worker", "worker-2", base.resolve("/figures"));
        ObserverFiles files =
                ObserverFiles.fresh(
                        folder.resolve("observe"),
                        folder.resolve("monitoring"),
                        base,
                        observed.alertmanager(),
                        Duration.ofSeconds(1));
        begin(programs.prometheus(files, observed));
        begin(programs.alertmanager(files, observed));
    }

    @AfterEach
    void nobody_looks_on() {
        processes.forEach(Process::destroyForcibly);
        server.stop();
    }

    @Test
    void what_a_part_measures_becomes_an_alert_and_reaches_who_would_be_woken() throws Exception {
        eventually(() ->
                assertThat(observed.query("loudness").path("result").toString())
                        .contains("\"job\":\"voice-worker\"", "\"instance\":\"worker-2\""));
        assertThat(observed.alerts()).isEmpty();

        figures = "loudness 11\n";

        eventually(() -> assertThat(observed.received()).hasSize(1));
        Notification told = observed.received().getFirst();
        assertThat(told.receiver()).isEqualTo("pager");
        Notification.Alert alert = told.alerts().getFirst();
        assertThat(alert.name()).isEqualTo("TooLoud");
        assertThat(alert.firing()).isTrue();
        assertThat(alert.annotations())
                .containsEntry("summary", "worker-2 is at 11")
                .containsEntry("runbook_url", base.resolve("/docs") + "/runbooks/too-loud.md");
        assertThat(observed.alerts().get(0).path("state").asText()).isEqualTo("firing");
        assertThat(get("control/observe/received").body()).contains("TooLoud");

        assertThat(get("control/observe/prometheus/query?query=loudness").body())
                .contains("\"worker-2\"");
        assertThat(get("control/observe/prometheus/query?query=loudness(").statusCode())
                .isEqualTo(400);
        assertThat(get("control/observe/prometheus/admin/tsdb/snapshot").statusCode())
                .isEqualTo(404);
    }

    private static ObserverPrograms programs() {
        try {
            return ObserverPrograms.find(System.getenv().getOrDefault("PATH", ""), HOME);
        } catch (WrongSettingsException e) {
            return Assumptions.abort(e.getMessage());
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(base.resolve("/" + path)).build(),
                    BodyHandlers.ofString());
        }
    }

    private void begin(List<String> line) throws IOException {
        processes.add(
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log" + processes.size()).toFile())
                        .start());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(200)).ignoreExceptions().untilAsserted(assertion);
    }

    private static URI free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }
}
