package dev.tonearm.artefacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders and what is in them.
final class Folders {
    private Folders() {}

    /// An empty one there, whatever was there before.
    static Path fresh(Path folder) {
        remove(folder);
        return made(folder);
    }

    /// A folder there, with those above it.
    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + folder, e);
        }
    }

    /// The folder of a file, made if it is not there.
    static Path madeFor(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : made(folder);
    }

    static void remove(Path folder) {
        if (!Files.exists(folder)) return;
        try {
            Files.walkFileTree(folder, new Removing());
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + folder, e);
        }
    }

    /// All files below a folder, in the order of their names.
    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + folder, e);
        }
    }

    /// Writes a text, with the folders above it.
    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private static final class Removing extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            if (failure != null) throw failure;
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
