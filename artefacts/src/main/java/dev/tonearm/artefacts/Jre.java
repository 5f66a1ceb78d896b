package dev.tonearm.artefacts;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.spi.ToolProvider;

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
        SortedMap<String, SortedSet<String>> unknown = unknown(JdkUse.of(jars));
        if (!unknown.isEmpty()) {
            throw new ArtefactException(
                    "the image's Java lacks modules that jars use: %s. Add them to MODULES or, with the reason, to LEFT_OUT of %s"
                            .formatted(unknown, Jre.class.getName()));
        }
        Folders.remove(into);
        link(into);
        return into;
    }

    /// The used modules that are in neither list, with the jars that use them.
    static SortedMap<String, SortedSet<String>> unknown(SortedMap<String, SortedSet<String>> used) {
        var unknown = new TreeMap<>(used);
        MODULES.forEach(unknown::remove);
        LEFT_OUT.keySet().forEach(unknown::remove);
        return unknown;
    }

    private static void link(Path into) {
        ToolProvider jlink =
                ToolProvider.findFirst("jlink")
                        .orElseThrow(() -> new ArtefactException("needs a JDK, and this is a JRE"));
        var said = new StringWriter();
        var to = new PrintWriter(said);
        int code =
                jlink.run(
                        to,
                        to,
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-0", // layers are compressed
                        "--output",
                        into.toString());
        if (code != 0) throw new ArtefactException("jlink failed: " + said.toString().strip());
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
