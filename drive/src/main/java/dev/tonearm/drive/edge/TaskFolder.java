package dev.tonearm.drive.edge;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A function's archive unpacked as Lambda unpacks it: with the times and permissions that it says.
public final class TaskFolder {
    private TaskFolder() {}

    /// Unpacks it over what is there.
    ///
    /// @return the folder
    public static Path unpack(Path zip, Path folder) {
        try (var archive =
                FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
            Path root = archive.getPath("/");
            try (Stream<Path> all = Files.walk(root)) {
                for (Path from : all.toList()) {
                    copy(from, folder.resolve(root.relativize(from).toString()));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack " + zip, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.copy(from, to, COPY_ATTRIBUTES, REPLACE_EXISTING);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
        Files.setPosixFilePermissions(to, permissions);
    }

    /// How Lambda starts what an archive for `provided.al2023` brings.
    public static List<String> command(Path folder) {
        return List.of(folder.resolve("bootstrap").toString());
    }
}
