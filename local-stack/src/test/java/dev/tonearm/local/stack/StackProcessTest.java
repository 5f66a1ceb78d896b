package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
    void what_it_is_told_anew_it_knows_from_its_next_start() {
        var reader =
                part("echo \"said $TONEARM_TABLE\"; echo up > ready; while :; do sleep 0.05; done");
        reader.start();
        reader.tell(Map.of("TONEARM_TABLE", "other"));
        reader.act(Part.Action.RESTART);
        await().untilAsserted(() ->
                assertThat(Files.readString(reader.log()))
                        .contains("said tonearm\n", "said other\n"));
        // An empty text takes that back, not what it began with.
        reader.tell(Map.of("TONEARM_TABLE", ""));
        reader.act(Part.Action.RESTART);
        await().untilAsserted(() ->
                assertThat(Files.readString(reader.log())).endsWith("said tonearm\n"));
        reader.close();
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
    void a_paused_one_stands_still_until_it_is_continued() throws Exception {
        part.start();
        part.act(Part.Action.PAUSE);
        assertThat(part.state()).isEqualTo(Part.State.PAUSED);
        awaitStanding(part, true);
        part.act(Part.Action.CONTINUE);
        assertThat(part.state()).isEqualTo(Part.State.UP);
        awaitStanding(part, false);
    }

    @Test
    void a_start_lets_a_paused_one_go_on() throws Exception {
        part.start();
        long pid = part.pid().orElseThrow();
        part.pause();
        awaitStanding(part, true);
        part.start();
        assertThat(part.state()).isEqualTo(Part.State.UP);
        awaitStanding(part, false);
        assertThat(part.pid()).hasValue(pid);
    }

    @Test
    void only_what_is_up_can_be_paused_and_only_what_is_paused_goes_on() {
        part.pause();
        part.resume();
        assertThat(states).isEmpty();
    }

    @Test
    void a_paused_one_hears_that_it_should_stop() throws IOException {
        var polite =
                part("trap 'echo bye; exit 0' TERM; echo up > ready; while :; do sleep 0.05; done");
        polite.start();
        polite.pause();
        polite.close();
        assertThat(polite.pid()).isEmpty();
        assertThat(Files.readString(polite.log())).contains("bye");
    }

    @Test
    void a_paused_one_can_be_killed() {
        part.start();
        ProcessHandle process = ProcessHandle.of(part.pid().orElseThrow()).orElseThrow();
        part.pause();
        part.kill();
        assertThat(process.isAlive()).isFalse();
        assertThat(part.state()).isEqualTo(Part.State.DOWN);
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
        Part.State state = states.poll(60, TimeUnit.SECONDS);
        assertThat(state).as("a state within " + Duration.ofSeconds(20)).isNotNull();
        return state;
    }

    /// Whether the kernel calls it stopped; a signal needs its moment to arrive.
    private static void awaitStanding(StackProcess part, boolean standing) throws Exception {
        Path stat = Path.of("/proc", String.valueOf(part.pid().orElseThrow()), "stat");
        for (int look = 0; look < 500; look++) {
            String line = Files.readString(stat);
            if (line.substring(line.lastIndexOf(')')).startsWith(") T") == standing) return;
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(Files.readString(stat)).as("standing: %s", standing).isEmpty();
    }

    private StackProcess part(String script) {
        Path ready = folder.resolve("ready");
        return new StackProcess(
                new StackProcess.Command(
                        "worker",
                        List.of("/bin/sh", "-c", "cd " + folder + "; rm -f ready; " + script),
                        Map.of("TONEARM_TABLE", "tonearm"),
                        Logs.fresh(folder, "worker"),
                        () -> Files.exists(ready),
                        Duration.ofSeconds(15)),
                Progress.SILENT,
                changed -> states.add(changed.state()));
    }
}
