package dev.tonearm.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What JVMs of ours are started with: `jvm.flags` of the checkout, and that of the module if it
/// has one, or of what all functions share.
public final class JvmFlags {
    private JvmFlags() {}

    /// Of a function: what Lambda's own Java would be started with.
    public static List<String> ofFunction(Path home) {
        return of(home, "function-base");
    }

    /// As arguments of `java`, which reads the files itself.
    public static List<String> of(Path home, String module) {
        return Stream.of(home, home.resolve(module))
                .map(folder -> folder.resolve("jvm.flags"))
                .filter(Files::exists)
                .map(file -> "@" + file)
                .toList();
    }
}
