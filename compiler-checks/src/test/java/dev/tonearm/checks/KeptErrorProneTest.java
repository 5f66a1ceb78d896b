package dev.tonearm.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// javac in a JVM of its own, with the flags that Maven has.
class KeptErrorProneTest {
    private static final String NULL_WHERE_NONE_MAY_BE =
            """
            package songs;

            @org.jspecify.annotations.NullMarked
            class Song {
                String title() {
                    return null;
                }
            }
            """;

    private static final String A_VARIABLE_THAT_NOBODY_READS =
            """
            package songs;

            class Song {
                int seconds() {
                    int unread = 3;
                    return 4;
                }
            }
            """;

    private static final String NOTHING_WRONG = "package songs; class Song {}";

    private static final String NULLAWAY =
            "[NullAway] returning @Nullable expression from method with @NonNull return type";
    private static final String UNUSED =
            "[UnusedVariable] The local variable 'unread' is never read.";

    @TempDir Path folder;

    @Test
    void each_module_hears_error_prone_and_nullaway_which_are_loaded_once() throws Exception {
        List<String> said =
                compiled(NULL_WHERE_NONE_MAY_BE, A_VARIABLE_THAT_NOBODY_READS, NOTHING_WRONG);

        assertThat(said.subList(0, said.size() - 1))
                .as("side by side, then in turn")
                .containsExactly("0 " + NULLAWAY, "1 " + UNUSED, "0 " + NULLAWAY, "1 " + UNUSED);
        // Otherwise it is some two thousand of each module.
        assertThat(Integer.parseInt(said.getLast())).isLessThan(200);
    }

    private List<String> compiled(String... sources) throws IOException, InterruptedException {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "@" + Path.of("../.mvn/jvm.config").toRealPath(),
                                "-cp",
                                "target/test-classes",
                                Compilations.class.getName(),
                                System.getProperty("java.class.path"),
                                folder.toString()));
        for (int index = 0; index < sources.length; index++) {
            Path file = Files.createDirectories(folder.resolve("module-" + index));
            line.add(Files.writeString(file.resolve("Song.java"), sources[index]).toString());
        }
        Path errors = folder.resolve("errors");
        Process javac = new ProcessBuilder(line).redirectError(errors.toFile()).start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(javac.waitFor()).as(Files.readString(errors)).isZero();
        return said.lines().toList();
    }
}
