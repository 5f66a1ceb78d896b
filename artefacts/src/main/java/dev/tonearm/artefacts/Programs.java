package dev.tonearm.artefacts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Other programs, run to their end.
final class Programs {
    private Programs() {}

    /// Whether it is on the path.
    static boolean has(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// Runs one and returns what it printed.
    ///
    /// @throws ArtefactException when it fails, with what it said
    static String output(Path folder, List<String> line) {
        Ended ended = run(folder, line);
        if (ended.code != 0) {
            throw new ArtefactException(
                    "%s ended with code %d: %s"
                            .formatted(String.join(" ", line), ended.code, ended.said.strip()));
        }
        return ended.said;
    }

    /// Runs one that may fail.
    static Ended run(Path folder, List<String> line) {
        try {
            Process process =
                    new ProcessBuilder(line)
                            .directory(folder.toAbsolutePath().toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new ArtefactException("could not run " + line.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArtefactException("interrupted while " + line.getFirst() + " ran", e);
        }
    }

    record Ended(int code, String said) {}
}
