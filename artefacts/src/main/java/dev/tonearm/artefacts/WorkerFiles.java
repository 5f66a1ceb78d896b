package dev.tonearm.artefacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the build of the worker left, and how its JVM is started with it in an image.
///
/// @param libraries other people's jars
/// @param ours the jars of this checkout, the worker's first
record WorkerFiles(List<Path> libraries, List<Path> ours) {
    static final String MAIN = "dev.tonearm.worker.WorkerMain";

    /// Where everything of the worker is in the image.
    static final String HOME = "/app";

    /// The file of arguments that `java` reads.
    static final String ARGUMENTS = HOME + "/worker.args";

    static WorkerFiles of(Checkout checkout) {
        Path jar = checkout.worker("target", "voice-worker.jar");
        Path lib = checkout.worker("target", "lib");
        if (!Files.exists(jar) || !Files.isDirectory(lib)) {
            throw new ArtefactException(jar + " is not built: ./tonearm artefacts builds it");
        }
        List<Path> all = Folders.files(lib);
        return new WorkerFiles(
                all.stream().filter(it -> !isOurs(it, checkout)).toList(),
                Stream.concat(Stream.of(jar), all.stream().filter(it -> isOurs(it, checkout)))
                        .toList());
    }

    private static boolean isOurs(Path jar, Checkout checkout) {
        String name = String.valueOf(jar.getFileName());
        String end = "-" + checkout.version() + ".jar";
        return name.endsWith(end)
                && Files.exists(
                        checkout.home()
                                .resolve(name.substring(0, name.length() - end.length()))
                                .resolve("pom.xml"));
    }

    List<Path> all() {
        return Stream.concat(ours.stream(), libraries.stream()).toList();
    }

    /// Where a jar is in the image.
    static String place(Path jar) {
        return HOME + "/lib/" + jar.getFileName();
    }

    /// The flags of every JVM of ours, the worker's, the image's, and the class path: jar by jar,
    /// because an order that a file system chooses is another one elsewhere.
    String arguments(Checkout checkout) {
        String flags =
                Stream.of(
                                checkout.home().resolve("jvm.flags"),
                                checkout.worker("jvm.flags"),
                                checkout.worker("image", "jvm.flags"))
                        .flatMap(WorkerFiles::lines)
                        .collect(Collectors.joining("\n"));
        String path = all().stream().map(WorkerFiles::place).collect(Collectors.joining(":"));
        return flags + "\n-cp " + path + "\n";
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
