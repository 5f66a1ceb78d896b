package dev.tonearm.artefacts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the build of a function left: its jar and those that it needs, in the order of the class
/// path.
record FunctionFiles(Path module, List<Path> jars) {
    /// What Lambda's managed runtime has itself, and a runtime of our own does without.
    private static final List<String> OF_THE_RUNTIME =
            List.of("aws-lambda-java-runtime-interface-client-", "aws-lambda-java-serialization-");

    /// Finds it.
    ///
    /// @throws ArtefactException when it is not built
    static FunctionFiles of(Checkout checkout, String name) {
        Path module = checkout.home().resolve(name);
        Path jar = module.resolve("target").resolve(name + ".jar");
        Path lib = module.resolve("target/lib");
        if (!Files.exists(jar) || !Files.isDirectory(lib)) {
            throw new ArtefactException(jar + " is not built: ./tonearm artefacts builds it");
        }
        return new FunctionFiles(
                module,
                Stream.concat(
                                Stream.of(jar),
                                Folders.files(lib).stream().filter(it -> !isOfTheRuntime(it)))
                        .toList());
    }

    /// The runtime's own jars, for who starts a function as the managed runtime does.
    static List<Path> runtime(Path module) {
        return Folders.files(module.resolve("target/lib")).stream()
                .filter(FunctionFiles::isOfTheRuntime)
                .toList();
    }

    private static boolean isOfTheRuntime(Path jar) {
        String name = String.valueOf(jar.getFileName());
        return OF_THE_RUNTIME.stream().anyMatch(name::startsWith);
    }
}
