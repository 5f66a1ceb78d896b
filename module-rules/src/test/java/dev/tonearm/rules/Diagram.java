package dev.tonearm.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Mermaid block of a page, or of a comment.
///
/// @param file in the checkout
/// @param line of its fence, from 1
/// @param source what Mermaid is given
record Diagram(Path file, int line, String source) {
    private static final String FENCE = "```mermaid";

    /// All of the checkout.
    static List<Diagram> all() {
        return Stream.of(".md", ".java")
                .flatMap(ending -> Checkout.files(Checkout.HOME, ending).stream())
                .flatMap(file -> of(file, Checkout.read(file)).stream())
                .toList();
    }

    /// Those of one file.
    static List<Diagram> of(Path file, String text) {
        List<Diagram> found = new ArrayList<>();
        if (!text.contains(FENCE)) return found;
        String comment = file.toString().endsWith(".java") ? "^\\s*/// ?" : "^$";
        StringBuilder source = null;
        int begun = 0;
        int at = 0;
        for (String raw : text.split("\n", -1)) {
            at++;
            String line = raw.replaceFirst(comment, "");
            if (source == null) {
                if (!line.strip().equals(FENCE)) continue;
                source = new StringBuilder();
                begun = at;
            } else if (line.strip().equals("```")) {
                found.add(new Diagram(file, begun, source.toString()));
                source = null;
            } else {
                source.append(line).append('\n');
            }
        }
        if (source != null)
            throw new IllegalStateException(file + ":" + begun + ": the block has no end");
        return found;
    }

    /// The place of a line of the source, as editors open it.
    String at(int sourceLine) {
        Path shown = file.startsWith(Checkout.HOME) ? Checkout.HOME.relativize(file) : file;
        return shown + ":" + (line + sourceLine);
    }
}
