package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the processes of a fleet are called and told.
final class ProcessesTest {
    private static final URI BASE = URI.create("http://127.0.0.1:1/");

    @TempDir Path home;

    @BeforeEach
    void a_built_checkout() throws Exception {
        for (String module :
                List.of(
                        "voice-worker",
                        "audio-node",
                        "interactions-function",
                        "billing-function")) {
            Path target = Files.createDirectories(home.resolve(module).resolve("target"));
            Files.createFile(target.resolve(module + ".jar"));
        }
    }

    @Test
    void every_function_is_started_as_lambda_starts_java() throws Exception {
        Path flags = Files.createDirectories(home.resolve("function-base")).resolve("jvm.flags");
        Files.createFile(flags);
        var processes = fleet(1, 1);
        assertThat(processes.function(Map.of()).command()).contains("@" + flags);
        assertThat(processes.billing(Map.of()).command()).contains("@" + flags);
    }

    @Test
    void one_of_each_has_no_number() {
        var processes = fleet(1, 1);
        var nodes = processes.nodes();
        assertThat(processes.workers()).containsExactly("worker");
        assertThat(nodes).extracting(Processes.Node::name).containsExactly("local");
        assertThat(processes.node(nodes.getFirst(), BASE, home, home).name()).isEqualTo("node");
        assertThat(told(processes, "worker", nodes))
                .containsEntry("TONEARM_WORKER_NAME", "worker")
                .containsEntry(
                        "TONEARM_LAVALINK_NODES", "local=" + nodes.getFirst().lavalink().url());
    }

    @Test
    void several_are_numbered_and_every_worker_knows_every_node() {
        var processes = fleet(3, 2);
        var nodes = processes.nodes();
        assertThat(processes.workers()).containsExactly("worker-1", "worker-2", "worker-3");
        assertThat(nodes).extracting(Processes.Node::name).containsExactly("node-1", "node-2");
        assertThat(processes.node(nodes.getLast(), BASE, home, home).name()).isEqualTo("node-2");
        assertThat(told(processes, "worker-2", nodes))
                .containsEntry("TONEARM_WORKER_NAME", "worker-2")
                .containsEntry(
                        "TONEARM_LAVALINK_NODES",
                        "node-1=%s,node-2=%s"
                                .formatted(
                                        nodes.getFirst().lavalink().url(),
                                        nodes.getLast().lavalink().url()))
                .containsEntry("TONEARM_LAVALINK_PASSWORD", nodes.getLast().lavalink().password());
    }

    @Test
    void a_worker_is_asked_for_its_health_from_this_machine_only() {
        var processes = fleet(1, 1);
        assertThat(told(processes, "worker", processes.nodes()))
                .containsEntry("TONEARM_HTTP_ADDRESS", "127.0.0.1");
    }

    @Test
    void no_two_of_them_share_a_port() {
        var processes = fleet(3, 3);
        var nodes = processes.nodes();
        var ports =
                processes.workers().stream()
                        .map(name -> told(processes, name, nodes).get("TONEARM_HTTP_PORT"))
                        .toList();
        assertThat(ports).doesNotHaveDuplicates();
        assertThat(nodes).extracting(node -> node.lavalink().url()).doesNotHaveDuplicates();
    }

    private static Map<String, String> told(
            Processes processes, String worker, List<Processes.Node> nodes) {
        return processes.worker(worker, Map.of(), BASE, BASE, nodes).process().environment();
    }

    private Processes fleet(int workers, int nodes) {
        var settings = StackSettings.in(home).withFleet(workers, nodes, 4);
        var here =
                new StackSettings(
                        home,
                        home,
                        0,
                        null,
                        null,
                        settings.outside(),
                        settings.behaviour(),
                        false,
                        1,
                        1,
                        null,
                        settings.fleet(),
                        null,
                        false);
        return new Processes(here, Progress.SILENT, _ -> {});
    }
}
