package dev.tonearm.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `.local/stack.json`: tells outside programs where everything is, for as long as it is there.
final class StackFile {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private boolean ended;

    /// A file that an earlier, killed supervisor left is removed: nothing is ready yet.
    StackFile(Path directory) {
        this.path = directory.resolve("stack.json");
        remove();
    }

    /// Moves the whole file into place, so that nobody reads half of one.
    synchronized void write(Map<String, ? extends @Nullable Object> content) {
        if (ended) return;
        Path next = path.resolveSibling("stack.json.new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            Files.createFile(next, OWNER_ONLY); // it holds the nodes' password
            JSON.writeValue(next.toFile(), content);
            Files.move(
                    next,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + path, e);
        }
    }

    /// Removes it for good: a part that changes while all is stopped does not bring it back.
    synchronized void end() {
        ended = true;
        remove();
    }

    private void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + path, e);
        }
    }
}
