package dev.tonearm.artefacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The edge for `provided.al2023`: a Java cut to what it uses, its jars in one, the program that
/// Lambda starts, and the cache by which the JVM loads what a start needs as it was loaded before.
///
/// Everything but the cache is the same to the byte when it is made twice. The cache is what one
/// JVM wrote down of one run: addresses and the order of threads differ.
record ProvidedZip(Checkout checkout) {
    static final String FUNCTION = "interactions-function";
    static final String MAIN = "dev.tonearm.interactions.EdgeMain";
    static final String CACHE = "edge.aot";
    static final String JAR = "lib/interactions-function.jar";

    /// What the edge's classes use of the JDK; [JdkUse] holds it against what they mention.
    static final List<String> MODULES = List.of("java.base", "java.logging");

    /// C1 only, because the little that a cold start runs often is over before C2 pays; the serial
    /// collector, as one core is what the function has; a young generation that a start does not
    /// fill; and no file of counters that nobody reads.
    static final List<String> FLAGS =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-Xms128m",
                    "-Xmn64m",
                    "-XX:MaxRAMPercentage=70",
                    "-XX:+ExitOnOutOfMemoryError");

    /// What Lambda takes.
    static final long LARGEST_UNPACKED = 250L << 20;

    static final long LARGEST_UPLOAD = 50L << 20;

    /// One `exec`, and paths below the folder, so that the cache is right wherever that is. Lambda
    /// says where it is.
    static final String BOOTSTRAP =
            """
            #!/bin/sh
            cd "${LAMBDA_TASK_ROOT:-/var/task}" && exec jre/bin/java -XX:AOTCache=%s @edge.args
            """
                    .formatted(CACHE);

    /// Lays everything out but the cache, with the times that it has when it is unpacked.
    Path layOut(Path folder) {
        Folders.fresh(folder);
        List<Path> jars = FunctionFiles.of(checkout, FUNCTION).jars();
        OneJar.write(jars, checkout.time(), folder.resolve(JAR));
        Jre.cut(folder.resolve("jre"), jars, MODULES);
        Folders.files(folder.resolve("jre")).stream()
                .filter(file -> !Jre.isNeeded(folder.resolve("jre").relativize(file)))
                .forEach(ProvidedZip::delete);
        Folders.write(folder.resolve("edge.args"), arguments());
        executable(Folders.write(folder.resolve("bootstrap"), BOOTSTRAP));
        date(folder);
        return folder;
    }

    static String arguments() {
        return Stream.concat(FLAGS.stream(), Stream.of("-cp", JAR, MAIN))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Archives a folder.
    Artefact archive(Path folder, Path to) {
        long unpacked = Folders.files(folder).stream().mapToLong(ProvidedZip::size).sum();
        Artefact made = Artefact.of(new SteadyZip(checkout.time()).addAll(folder).write(to));
        if (unpacked > LARGEST_UNPACKED || made.bytes() > LARGEST_UPLOAD) {
            throw new ArtefactException(
                    "%s has %d MB, %d unpacked; Lambda takes 50 and 250"
                            .formatted(to, made.bytes() >> 20, unpacked >> 20));
        }
        return made;
    }

    /// Gives everything in a folder the time that the archive says.
    void date(Path folder) {
        for (Path file : Folders.files(folder)) {
            try {
                Files.setLastModifiedTime(file, FileTime.from(checkout.time()));
            } catch (IOException e) {
                throw new UncheckedIOException("could not date " + file, e);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + file, e);
        }
    }

    private static void executable(Path file) {
        if (!file.toFile().setExecutable(true, false)) {
            throw new ArtefactException("could not make " + file + " executable");
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
