package dev.tonearm.core.message;

import dev.tonearm.core.locale.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What listeners read, written down: a file a language in a module's `src/test/resources/replies`,
/// to be read and reviewed. With `TONEARM_GOLDEN=write` in the environment the files are written
/// anew; whoever changed a text does that and looks at the difference.
public final class GoldenReplies {
    private final StringBuilder text = new StringBuilder();
    private final Texts texts;

    /// @param what the file is about
    public GoldenReplies(String what, Texts texts) {
        this.texts = texts;
        text.append("<!-- Written by tests with TONEARM_GOLDEN=write. -->\n# ");
        text.append(texts.text("language.name")).append(": ").append(what).append('\n');
    }

    /// Adds what is read on an occasion.
    public void add(String occasion, String read) {
        text.append("\n## ").append(occasion).append('\n').append(read).append('\n');
    }

    /// Fails unless it is as written down.
    public void check() {
        Path file = Path.of("src/test/resources/replies", texts.locale().code() + ".md");
        try {
            if ("write".equals(System.getenv("TONEARM_GOLDEN"))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            List<String> golden = Files.exists(file) ? Files.readAllLines(file) : List.of();
            same(file, golden, text.toString().lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(Path file, List<String> golden, List<String> now) {
        for (int i = 0; i < Math.max(golden.size(), now.size()); i++) {
            String was = i < golden.size() ? golden.get(i) : "(nothing)";
            String is = i < now.size() ? now.get(i) : "(nothing)";
            if (was.equals(is)) continue;
            throw new AssertionError(
                    "%s, line %d:%nwas: %s%nis:  %s%nIf that is wanted: TONEARM_GOLDEN=write"
                            .formatted(file, i + 1, was, is));
        }
    }
}
