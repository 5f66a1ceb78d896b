package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class TetherTest {
    /// A supervisor that says its child's process id and then waits to be killed.
    static final class Supervisor {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            var child = new ProcessBuilder(Tether.tie(List.of("sleep", "300"))).start();
            System.out.println(child.pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void a_child_does_not_outlive_a_killed_supervisor() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var supervisor =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Supervisor.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(
                                supervisor.getInputStream(), StandardCharsets.UTF_8))) {
            var child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            supervisor.destroyForcibly();
            assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
        } finally {
            supervisor.destroyForcibly();
        }
    }

    @Test
    void the_process_id_is_the_childs_own_and_ctrl_c_does_not_end_it() throws Exception {
        var child =
                new ProcessBuilder(Tether.tie(List.of("/bin/sh", "-c", "echo $$; exec sleep 300")))
                        .start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo(String.valueOf(child.pid()));
            int sent =
                    new ProcessBuilder("kill", "-INT", String.valueOf(child.pid()))
                            .start()
                            .waitFor();
            assertThat(sent).isZero();
            assertThat(child.isAlive()).isTrue();
            child.destroy();
            assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
        } finally {
            child.destroyForcibly();
        }
    }
}
