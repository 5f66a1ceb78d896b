package dev.tonearm.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page's modules that need no browser (Markdown, options, state), tested in their own language
/// by Node.
class PageModulesTest {
    private static final Path TESTS = Path.of("src/test/page");

    @TempDir Path folder;

    @Test
    void markdown_options_and_state_keep_their_promises() throws Exception {
        assumeTrue(answers("node", "--version"), "needs Node 20 or newer on the path");
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        try (var files = Files.list(TESTS)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".test.js"))
                    .forEach(command::add);
        }
        Path output = folder.resolve("output");
        Process node = run(command, output);
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as(Files.readString(output)).isZero();
    }

    private boolean answers(String... command) throws InterruptedException {
        try {
            return run(List.of(command), folder.resolve("version")).waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process run(List<String> command, Path output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
