package dev.tonearm.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/// The child processes' log files.
final class Logs {
    private static final Pattern REASON = Pattern.compile("ERROR|Exception|[Ee]rror:|level=error");
    private static final int LONGEST = 300;

    private Logs() {}

    /// An empty log for a new run; the one of the run before is kept beside it.
    static Path fresh(Path folder, String name) {
        Path log = folder.resolve(name + ".log");
        try {
            Files.createDirectories(folder);
            if (Files.exists(log)) {
                Files.move(
                        log, folder.resolve(name + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.createFile(log);
        } catch (IOException e) {
            throw new UncheckedIOException("could not begin " + log, e);
        }
    }

    /// The last line that looks like the reason of a failure.
    static Optional<String> lastError(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(REASON.asPredicate())
                    .reduce((_, last) -> last)
                    .map(l -> l.length() > LONGEST ? l.substring(0, LONGEST) + "…" : l);
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty(); // no log, no reason
        }
    }
}
