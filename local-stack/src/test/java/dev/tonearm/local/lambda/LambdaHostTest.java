package dev.tonearm.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LambdaHostTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Served> served = new LinkedBlockingQueue<>();
    @TempDir Path logs;

    @Test
    void the_function_sees_a_gateway_event_and_its_answer_comes_back() throws Exception {
        try (var host = host(settings())) {
            var response = post(host, "{\"type\":1}", "application/json");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("x-echo")).hasValue("yes");
            JsonNode event = JSON.readTree(response.body());
            assertThat(event.path("routeKey").asText()).isEqualTo("POST /interactions");
            assertThat(event.path("body").asText()).isEqualTo("{\"type\":1}");
            assertThat(event.at("/headers/content-type").asText()).isEqualTo("application/json");
            assertThat(event.at("/headers/x-amzn-trace-id").asText()).startsWith("Root=1-");
        }
    }

    @Test
    void each_request_leaves_its_times() throws Exception {
        try (var host = host(settings().withEnvironments(0, 1))) {
            post(host, "first", "text/plain");
            post(host, "second", "text/plain");
        }
        Served cold = served.remove();
        Served warm = served.remove();
        assertThat(cold.cold()).isTrue();
        assertThat(warm.cold()).isFalse();
        assertThat(List.of(cold.received(), cold.handed(), cold.answered()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_failing_function_is_an_internal_server_error_and_the_process_goes_on() throws Exception {
        try (var host = host(settings())) {
            String pid = post(host, "pid", "text/plain").body();
            for (String trouble : List.of("throw", "garbage")) {
                var response = post(host, trouble, "text/plain");
                assertThat(response.statusCode()).isEqualTo(500);
                assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
            }
            assertThat(post(host, "pid", "text/plain").body()).isEqualTo(pid);
        }
    }

    @Test
    void a_crash_costs_one_request_and_a_new_process_serves_the_next() throws Exception {
        try (var host = host(settings().withEnvironments(1, 1))) {
            String before = post(host, "pid", "text/plain").body();
            assertThat(post(host, "crash", "text/plain").statusCode()).isEqualTo(500);
            var after = post(host, "pid", "text/plain");
            assertThat(after.statusCode()).isEqualTo(201);
            assertThat(after.body()).isNotEqualTo(before);
        }
    }

    @Test
    void a_function_that_runs_too_long_is_killed() throws Exception {
        try (var host =
                host(settings().withEnvironments(1, 1).withTimeout(Duration.ofSeconds(1)))) {
            host.ready().get(60, TimeUnit.SECONDS);
            var process = ProcessHandle.of(host.pids().getFirst()).orElseThrow();
            assertThat(post(host, "hang", "text/plain").statusCode()).isEqualTo(500);
            assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
            assertThat(post(host, "pid", "text/plain").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void the_function_knows_how_long_it_may_run() throws Exception {
        try (var host = host(settings().withTimeout(Duration.ofSeconds(20)))) {
            int remaining = Integer.parseInt(post(host, "remaining", "text/plain").body());
            assertThat(remaining).isBetween(10_000, 20_000);
        }
    }

    @Test
    void a_second_environment_starts_when_the_first_is_busy() throws Exception {
        try (var host =
                host(settings().withEnvironments(1, 2).withTimeout(Duration.ofSeconds(30)))) {
            host.ready().get(60, TimeUnit.SECONDS);
            var hanging =
                    http.sendAsync(request(host, "hang", "text/plain"), BodyHandlers.discarding());
            assertThat(post(host, "pid", "text/plain").statusCode()).isEqualTo(201);
            assertThat(hanging).isNotDone();
            assertThat(host.pids()).hasSize(2);
            host.kill();
            assertThat(hanging.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void more_requests_than_environments_wait_their_turn() throws Exception {
        try (var host = host(settings().withEnvironments(2, 2))) {
            host.ready().get(60, TimeUnit.SECONDS);
            var all =
                    Stream.generate(() -> request(host, "pid", "text/plain"))
                            .limit(100)
                            .map(r -> http.sendAsync(r, BodyHandlers.ofString()))
                            .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);
            assertThat(all).allMatch(response -> response.join().statusCode() == 201);
        }
    }

    @Test
    void a_stopped_function_is_unavailable_until_it_is_resumed() throws Exception {
        try (var host = host(settings())) {
            host.ready().get(60, TimeUnit.SECONDS);
            host.stop();
            assertThat(host.pids()).isEmpty();
            assertThat(post(host, "pid", "text/plain").statusCode()).isEqualTo(503);
            host.resume().get(60, TimeUnit.SECONDS);
            assertThat(post(host, "pid", "text/plain").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void a_function_is_replaced_without_refusing_anybody() throws Exception {
        try (var host = host(settings().withEnvironments(1, 2))) {
            host.ready().get(60, TimeUnit.SECONDS);
            var busy = http.sendAsync(request(host, "late", "text/plain"), BodyHandlers.ofString());
            var idle = ProcessHandle.of(Long.parseLong(post(host, "pid", "text/plain").body()));
            var renewed = host.renew();
            var asked = new ArrayList<HttpResponse<String>>();
            while (!renewed.isDone()) asked.add(post(host, "pid", "text/plain"));
            renewed.get(60, TimeUnit.SECONDS);
            assertThat(asked).isNotEmpty().allMatch(answer -> answer.statusCode() == 201);
            assertThat(busy.get(60, TimeUnit.SECONDS).body()).isEqualTo("late");
            assertThat(idle.orElseThrow().onExit()).succeedsWithin(Duration.ofSeconds(10));
            assertThat(post(host, "pid", "text/plain").body())
                    .isNotEqualTo(String.valueOf(idle.orElseThrow().pid()));
        }
    }

    @Test
    void a_function_that_does_not_start_fails_its_request_and_is_not_started_for_ever()
            throws Exception {
        var broken =
                new LambdaSettings(
                        "echo",
                        List.of("/interactions"),
                        settings().command(),
                        Map.of("ECHO_REFUSES_TO_START", "yes"),
                        0,
                        1,
                        1,
                        Duration.ofSeconds(5),
                        512,
                        logs.resolve("function.log"));
        try (var host = host(broken)) {
            assertThatThrownBy(() -> host.ready().get(60, TimeUnit.SECONDS))
                    .hasMessageContaining("while it was initialised");
            assertThat(post(host, "pid", "text/plain").statusCode()).isEqualTo(500);
            assertThat(Files.readString(broken.log())).contains("told to fail on start");
        }
    }

    @Test
    void no_process_is_left_when_the_host_is_closed() throws Exception {
        var host = host(settings());
        host.ready().get(60, TimeUnit.SECONDS);
        var process = ProcessHandle.of(host.pids().getFirst()).orElseThrow();
        host.close();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void other_paths_and_methods_are_not_found() throws Exception {
        try (var host = host(settings().withEnvironments(0, 1))) {
            var get = HttpRequest.newBuilder(host.url()).GET().build();
            assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
            var elsewhere = HttpRequest.newBuilder(host.url().resolve("/other")).GET().build();
            assertThat(http.send(elsewhere, BodyHandlers.ofString()).body())
                    .isEqualTo("{\"message\":\"Not Found\"}");
        }
    }

    private LambdaHost host(LambdaSettings settings) {
        return LambdaHost.start(settings, (_, times) -> served.add(times));
    }

    private LambdaSettings settings() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return LambdaSettings.of(
                List.of(
                        java,
                        "@../jvm.flags",
                        "@../function-base/jvm.flags",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LambdaSettings.RUNTIME_CLIENT,
                        EchoFunction.class.getName()),
                Map.of(),
                logs.resolve("function.log"));
    }

    private static HttpRequest request(LambdaHost host, String body, String type) {
        return HttpRequest.newBuilder(host.url())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> post(LambdaHost host, String body, String type)
            throws IOException, InterruptedException {
        return http.send(request(host, body, type), BodyHandlers.ofString());
    }
}
