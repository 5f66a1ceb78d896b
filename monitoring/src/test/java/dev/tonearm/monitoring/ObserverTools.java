package dev.tonearm.monitoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// promtool and amtool: those that `./tonearm` unpacked, else those on the PATH.
final class ObserverTools {
    private static final Path UNPACKED = Path.of("../.local/tools/bin").toAbsolutePath();

    private ObserverTools() {}

    /// What a program said, and whether it was content.
    ///
    /// @param code of its end; 0 when all was well
    /// @param text of output and errors, as they came
    record Said(int code, String text) {
        boolean well() {
            return code == 0;
        }
    }

    static Said promtool(List<String> arguments) {
        return run("promtool", arguments);
    }

    static Said amtool(List<String> arguments) {
        return run("amtool", arguments);
    }

    /// Leaves the test out, and says why, where the program is not to be had.
    private static Said run(String program, List<String> arguments) {
        Optional<Path> found = find(program);
        String otherwise =
                "there is no %s here: ./tonearm test fetches it from Debian, or put it on the PATH (https://prometheus.io/download)"
                        .formatted(program);
        if (found.isEmpty()) {
            System.err.println("Left out: checks of monitoring/, because " + otherwise);
        }
        assumeTrue(found.isPresent(), otherwise);
        List<String> command = new ArrayList<>(List.of(found.orElseThrow().toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> find(String program) {
        Stream<Path> onPath =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(Path::of);
        return Stream.concat(Stream.of(UNPACKED), onPath)
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
