package dev.tonearm.artefacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One thing that is delivered.
///
/// @param name of its file
/// @param digest what it is known by, `sha256:` and 64 digits: an image's is that of its manifest,
///   by which a cluster pulls it
record Artefact(String name, Path file, String digest) {
    /// A file that is known by its own digest.
    static Artefact of(Path file) {
        return new Artefact(String.valueOf(file.getFileName()), file, "sha256:" + Sha256.of(file));
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
