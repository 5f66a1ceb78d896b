package dev.tonearm.artefacts;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Files that an image has, as one layer of it: all of root, readable by everybody, and dated
/// alike.
final class Layer {
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions OPEN = FilePermissions.fromOctalString("777");

    private final FileEntriesLayer.Builder entries = FileEntriesLayer.builder();
    private final Set<String> paths = new TreeSet<>();

    Layer(String name) {
        entries.setName(name);
    }

    /// A file under another name.
    Layer file(Path from, String to) {
        // The loader and `java` are programs; libraries need not be, and stay as Debian has them.
        boolean program = Files.isExecutable(from);
        entries.addEntry(from, AbsoluteUnixPath.get(to), program ? PROGRAM : FILE);
        paths.add(to);
        return this;
    }

    /// All files below a folder that are wanted, by their path below it.
    Layer below(Path folder, String to, Predicate<Path> wanted) {
        for (Path file : Folders.files(folder)) {
            Path below = folder.relativize(file);
            if (wanted.test(below)) file(file, to + "/" + below);
        }
        return this;
    }

    /// An empty folder that everybody may write to.
    Layer open(Path folder, String to) {
        entries.addEntry(folder, AbsoluteUnixPath.get(to), OPEN);
        return this;
    }

    /// What is in it.
    Set<String> paths() {
        return paths;
    }

    FileEntriesLayer built() {
        return entries.build();
    }
}
