package dev.tonearm.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a rule found wrong, as sentences that name the object.
final class Findings {
    private final List<String> sentences = new ArrayList<>();

    @SuppressWarnings("AnnotateFormatMethod") // that annotation would be a library more
    void unless(boolean good, String sentence, Object... parts) {
        if (!good) sentences.add(String.format(Locale.ROOT, sentence, parts));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    void add(String sentence, Object... parts) {
        unless(false, sentence, parts);
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
