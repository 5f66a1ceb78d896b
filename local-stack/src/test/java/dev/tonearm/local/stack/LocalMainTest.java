package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The command as a shell sees it: what it prints and how it ends.
final class LocalMainTest {
    private record Ended(int code, String output) {}

    @Test
    void help_says_every_flag_and_is_no_failure() throws Exception {
        var help = local("--help");
        assertThat(help.code).isZero();
        assertThat(help.output)
                .contains("--port", "--lavalink-password", "--music", "--workers", "--nodes");
    }

    @Test
    void a_wrong_flag_ends_with_one_line_and_code_2() throws Exception {
        var wrong = local("--port", "high");
        assertThat(wrong.code).isEqualTo(2);
        assertThat(wrong.output.lines())
                .containsExactly(
                        "tonearm: local: Invalid value for option '--port': a whole number from 0 to"
                                + " 65535 belongs there, not 'high' (./tonearm local --help says"
                                + " more)");
    }

    private static Ended local(String... arguments) throws IOException, InterruptedException {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LocalMain.class.getName()));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
