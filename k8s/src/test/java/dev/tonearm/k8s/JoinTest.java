package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.environment.Deployable;
import dev.tonearm.worker.WorkerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `overlays/local/join`: a worker in a cluster is told what the stack's own worker is told.
class JoinTest {
    private static final Map<String, String> STACK =
            Map.ofEntries(
                    Map.entry("AWS_REGION", "us-east-1"),
                    Map.entry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:4000"),
                    Map.entry("TONEARM_PARTITIONS", "2"),
                    Map.entry("TONEARM_QUEUE_URL", "http://127.0.0.1:4000/0/c-{partition}.fifo"),
                    Map.entry("TONEARM_TABLE", "tonearm"),
                    Map.entry("TONEARM_DISCORD_TOKEN", "a=b==.c"),
                    Map.entry("TONEARM_DISCORD_API", "http://127.0.0.1:5000/api/v10/"),
                    Map.entry("TONEARM_LAVALINK_NODES", "node=http://127.0.0.1:6000/"),
                    Map.entry("TONEARM_LAVALINK_PASSWORD", "secret"),
                    Map.entry("TONEARM_WORKER_NAME", "worker"),
                    Map.entry("TONEARM_HTTP_PORT", "7000"),
                    Map.entry("TONEARM_PLANS", "/somewhere/plans.json"),
                    Map.entry("TONEARM_BILLING_CLOCK", "/somewhere/clock"),
                    Map.entry("OTHER", "of the machine"));

    @TempDir Path directory;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(Map<String, String> environment, String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String join() throws IOException, InterruptedException {
        Process join =
                start(
                        Map.of("TONEARM_STACK", directory.resolve("stack.json").toString()),
                        "overlays/local/join",
                        "--print");
        String said = new String(join.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(join.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void the_workers_own_code_takes_what_it_is_told() throws Exception {
        Process worker = start(STACK, "sleep", "60");
        Files.writeString(
                directory.resolve("stack.json"),
                "{\"workerMetrics\" : \"http://127.0.0.1:7000\", \"pids\" : {\"worker\" : "
                        + worker.pid()
                        + "}}");

        Map<String, String> told = new HashMap<>();
        join().lines()
                .forEach(line ->
                        told.put(
                                line.substring(0, line.indexOf('=')),
                                line.substring(line.indexOf('=') + 1)));

        assertThat(told)
                .containsEntry("TONEARM_DISCORD_TOKEN", "a=b==.c")
                .doesNotContainKeys(
                        "OTHER",
                        "TONEARM_WORKER_NAME",
                        "TONEARM_HTTP_PORT",
                        "TONEARM_PLANS",
                        "TONEARM_BILLING_CLOCK");
        Manifests local = Overlay.LOCAL.manifests();
        told.putAll(WorkerVariables.environment(local, Workload.of(local).getFirst()));
        assertThat(told).containsKeys(Deployable.WORKER.needed().toArray(String[]::new));
        assertThat(WorkerSettings.read(told).http().getPort()).isEqualTo(18_080);
    }

    @Test
    void without_a_stack_it_says_what_to_do() throws Exception {
        assertThat(join()).contains("start ./tonearm local first");
    }

    @Test
    void a_stack_that_is_gone_is_no_stack() throws Exception {
        Files.writeString(directory.resolve("stack.json"), "{\"pids\" : {\"worker\" : 999999999}}");

        assertThat(join()).contains("names no worker that runs");
    }
}
