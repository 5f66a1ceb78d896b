package dev.tonearm.artefacts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// The Java that the worker's image brings: of the JDK that builds, the modules that the worker
/// uses.
///
/// A class path does not say what it needs, so these are lists, which [JdkUse] holds against what
/// its classes mention: nothing mentioned may be in neither.
final class Jre {
    /// What the worker uses, two of them without a mention: `jdk.zipfs`, by which Micronaut finds
    /// what its jars offer, and `jdk.jfr`, by which an operator records a worker that runs.
    static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.xml",
                    "jdk.httpserver",
                    "jdk.jfr",
                    "jdk.management",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.zipfs");

    /// What libraries mention and the worker never comes to, each with the reason.
    static final Map<String, String> LEFT_OUT =
            Map.of(
                    "java.desktop",
                    "colours and sound of JDA that we do not use, and beans of Jackson, which asks first",
                    "java.security.jgss",
                    "Kerberos of Apache's HTTP client",
                    "java.sql",
                    "dates of databases in Jackson, Gson and Micrometer, which ask first");

    private Jre() {}

    /// Cuts it.
    ///
    /// @param jars what runs on it
    /// @throws ArtefactException when they use a module of which nothing is known here
    static Path cut(Path into, List<Path> jars) {
        return cut(into, jars, MODULES);
    }

    /// The same with other modules.
    static Path cut(Path into, List<Path> jars, List<String> modules) {
        SortedMap<String, SortedSet<String>> unknown = unknown(JdkUse.of(jars), modules);
        if (!unknown.isEmpty()) {
            throw new ArtefactException(
                    "a Java of ours lacks modules that jars use: %s. Add them to MODULES or, with the reason, to LEFT_OUT of %s"
                            .formatted(unknown, Jre.class.getName()));
        }
        Folders.remove(into);
        link(into, modules);
        return into;
    }

    /// The used modules that are in neither list, with the jars that use them.
    static SortedMap<String, SortedSet<String>> unknown(SortedMap<String, SortedSet<String>> used) {
        return unknown(used, MODULES);
    }

    private static SortedMap<String, SortedSet<String>> unknown(
            SortedMap<String, SortedSet<String>> used, List<String> modules) {
        var unknown = new TreeMap<>(used);
        modules.forEach(unknown::remove);
        LEFT_OUT.keySet().forEach(unknown::remove);
        return unknown;
    }

    private static void link(Path into, List<String> modules) {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink))
            throw new ArtefactException("needs a JDK, and this is a JRE");
        // A process of its own: within this one the first of two runs comes out otherwise.
        Programs.output(
                Path.of("").toAbsolutePath(),
                List.of(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", modules),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-0", // layers and archives are compressed
                        "--output",
                        into.toString()));
    }

    /// Whether a file of it belongs into an image: no tools beside `java`, and nothing that only
    /// they read.
    static boolean isNeeded(Path below) {
        String name = below.toString();
        return name.startsWith("bin/")
                ? name.equals("bin/java")
                : !List.of("lib/classlist", "lib/jexec", "lib/jrt-fs.jar").contains(name);
    }
}
