package dev.tonearm.local.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The native half of AWS's runtime interface client, unpacked once for all environments.
///
/// Left alone, each process unpacks it to the same file in `/tmp`, which on Lambda is its own. Here
/// a process that starts beside another would load a half-written library and crash.
final class NativeClient {
    private static final String JAR = "aws-lambda-java-runtime-interface-client-";
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeClient() {}

    /// The JVM option that names the unpacked library; none where AWS has no library for this
    /// machine.
    static Optional<Path> unpack(List<String> command) throws IOException {
        Optional<Path> jar = jar(command);
        if (jar.isEmpty()) return Optional.empty();
        try (var zip = new ZipFile(jar.get().toFile())) {
            @Nullable ZipEntry entry = zip.getEntry("jni/" + library());
            if (entry == null) return Optional.empty();
            Path target = Files.createTempFile("lambda-client-", ".so");
            try (InputStream in = zip.getInputStream(entry);
                    var out = Files.newOutputStream(target)) {
                in.transferTo(out);
            }
            return Optional.of(target);
        }
    }

    /// The JVM option that names the unpacked library.
    static String option(Path library) {
        return "-D" + PROPERTY + "=" + library;
    }

    private static Optional<Path> jar(List<String> command) throws IOException {
        int flag = command.indexOf("-cp");
        if (flag < 0 || flag + 1 == command.size()) return Optional.empty();
        String classPath = command.get(flag + 1);
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Optional<Path> jar =
                    entry.endsWith("*")
                            ? inFolder(Path.of(entry.substring(0, entry.length() - 1)))
                            : Optional.of(Path.of(entry)).filter(NativeClient::isClient);
            if (jar.isPresent()) return jar;
        }
        return Optional.empty();
    }

    private static Optional<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(NativeClient::isClient).findFirst();
        }
    }

    private static boolean isClient(Path file) {
        return file.toString().contains(JAR) && file.toString().endsWith(".jar");
    }

    private static String library() {
        String architecture =
                System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64")
                        ? "aarch_64"
                        : "x86_64";
        String[] libraries = new File("/lib").list();
        boolean musl =
                libraries != null
                        && Arrays.stream(libraries).anyMatch(l -> l.startsWith("ld-musl"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return "libaws-lambda-jni." + system + (musl ? "_musl-" : "-") + architecture + ".so";
    }
}
