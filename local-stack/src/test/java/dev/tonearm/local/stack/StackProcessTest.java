package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StackProcessTest {
    private static final String RUNS = "echo up > ready; exec sleep 300";

    private final BlockingQueue<Part.State> states = new LinkedBlockingQueue<>();
    @TempDir Path folder;
    private StackProcess part;

    @BeforeEach
    void a_process_that_is_ready_when_its_file_is_there() {
        part = part(RUNS);
    }

    @AfterEach
    void close() {
        part.close();
    }

    @Test
    void it_is_up_once_its_probe_says_so() {
        part.start();
        assertThat(part.state()).isEqualTo(Part.State.UP);
        assertThat(ProcessHandle.of(part.pid().orElseThrow())).isPresent();
        assertThat(states).containsExactly(Part.State.STARTING, Part.State.UP);
    }

    @Test
    void a_second_start_changes_nothing() {
        part.start();
        long pid = part.pid().orElseThrow();
        part.start();
        assertThat(part.pid()).hasValue(pid);
    }

    @Test
    void a_killed_one_stays_down_until_it_is_started() throws InterruptedException {
        part.start();
        ProcessHandle process = ProcessHandle.of(part.pid().orElseThrow()).orElseThrow();
        part.kill();
        assertThat(process.isAlive()).isFalse();
        assertThat(part.state()).isEqualTo(Part.State.DOWN);
        part.start();
        assertThat(part.state()).isEqualTo(Part.State.UP);
        assertThat(part.pid()).isNotEqualTo(process.pid());
    }

    @Test
    void one_that_dies_by_itself_is_started_again() throws InterruptedException {
        part.start();
        states.clear();
        long before = part.pid().orElseThrow();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        assertThat(List.of(next(), next(), next()))
                .containsExactly(Part.State.DOWN, Part.State.STARTING, Part.State.UP);
        assertThat(part.pid().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void one_that_does_not_start_says_why_and_where_its_log_is() {
        var broken = part("echo 'Error: no such port'; exit 3");
        assertThatThrownBy(broken::start)
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("the worker ended with code 3")
                .hasMessageContaining("worker.log")
                .hasMessageContaining("no such port");
        assertThat(broken.state()).isEqualTo(Part.State.DOWN);
    }

    @Test
    void stopping_lets_it_finish() throws IOException {
        var polite =
                part("trap 'echo bye; exit 0' TERM; echo up > ready; while :; do sleep 0.05; done");
        polite.start();
        polite.stop();
        assertThat(polite.pid()).isEmpty();
        assertThat(Files.readString(polite.log())).contains("bye");
    }

    @Test
    void settings_of_this_process_do_not_leak_into_it() throws IOException {
        var curious = part("env; " + RUNS);
        curious.start();
        curious.stop();
        assertThat(Files.readString(curious.log()))
                .contains("TONEARM_TABLE=tonearm")
                .doesNotContain("AWS_");
    }

    @Test
    void a_new_run_begins_a_new_log_and_keeps_the_last_one() throws IOException {
        Path first = Logs.fresh(folder, "node");
        Files.writeString(first, "before");
        assertThat(Logs.fresh(folder, "node")).isEmptyFile();
        assertThat(folder.resolve("node.1.log")).hasContent("before");
    }

    private Part.State next() throws InterruptedException {
        Part.State state = states.poll(20, TimeUnit.SECONDS);
        assertThat(state).as("a state within " + Duration.ofSeconds(20)).isNotNull();
        return state;
    }

    private StackProcess part(String script) {
        Path ready = folder.resolve("ready");
        return new StackProcess(
                new StackProcess.Command(
                        "worker",
                        List.of("/bin/sh", "-c", "cd " + folder + "; rm -f ready; " + script),
                        Map.of("TONEARM_TABLE", "tonearm"),
                        Logs.fresh(folder, "worker"),
                        () -> Files.exists(ready)),
                Progress.SILENT,
                changed -> states.add(changed.state()));
    }
}
