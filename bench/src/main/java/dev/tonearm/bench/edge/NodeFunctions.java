package dev.tonearm.bench.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Node function that does the edge's job, as it is and bundled into one file: the yardstick.
///
/// npm installs what it imports when it is first measured, in the versions that its lock file pins.
final class NodeFunctions {
    private static final String LOCK = "package-lock.json";
    private static final int OLDEST_NODE = 18;

    private final Path sources;
    private final Path installed;
    private final Path folder;
    private final Map<String, String> environment;

    NodeFunctions(Path home, Path folder, Map<String, String> environment) {
        this.sources = home.resolve("bench/src/main/node");
        this.installed = home.resolve("bench/target/node");
        this.folder = folder;
        this.environment = environment;
    }

    /// Node's functions, or why there are none.
    sealed interface Found {
        record Ready(List<Function> functions) implements Found {}

        record LeftOut(String why) implements Found {}
    }

    /// Installs and bundles them if that has not been done.
    Found find() {
        int node = version();
        if (node < OLDEST_NODE) {
            String found = node == 0 ? "there is none here" : "here is " + node;
            return new Found.LeftOut(
                    "it takes Node "
                            + OLDEST_NODE
                            + " or newer (https://nodejs.org), and "
                            + found);
        }
        try {
            Files.createDirectories(installed);
            copySources();
            if (!install()) {
                return new Found.LeftOut(
                        "npm could not install what it imports; " + log("npm") + " has its words");
            }
            if (!run("esbuild", "node", "build.mjs")) {
                return new Found.LeftOut(
                        "esbuild could not bundle it; " + log("esbuild") + " has its words");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the Node function could not be put in place", e);
        }
        return new Found.Ready(
                List.of(function("node", "handler.mjs"), function("node-bundled", "bundled.mjs")));
    }

    private Function function(String name, String file) {
        List<String> command =
                List.of(
                        "node",
                        installed.resolve("runtime.mjs").toString(),
                        installed.resolve(file).toString());
        return new Function(name, command, environment, folder);
    }

    private void copySources() throws IOException {
        try (var files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        installed.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Asks npm only when what is pinned has changed.
    private boolean install() throws IOException {
        String pinned = Files.readString(sources.resolve(LOCK));
        Path stamp = installed.resolve("installed");
        if (Files.exists(stamp) && Files.readString(stamp).equals(pinned)) return true;
        if (!run("npm", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")) return false;
        Files.writeString(stamp, pinned);
        return true;
    }

    private boolean run(String name, String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(installed.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log(name).toFile())
                            .start();
            if (process.waitFor(3, TimeUnit.MINUTES)) return process.exitValue() == 0;
            process.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            Files.writeString(log(name), String.valueOf(e.getMessage()));
            return false; // there is no npm here
        }
    }

    private Path log(String name) {
        return installed.resolve(name + ".log");
    }

    /// The number before the first dot of `v20.11.0`; 0 without Node.
    private static int version() {
        try {
            Process process = new ProcessBuilder("node", "--version").start();
            try (var said = process.inputReader()) {
                String line = said.readLine();
                return line == null ? 0 : Integer.parseInt(line.substring(1).split("\\.", 2)[0]);
            }
        } catch (IOException _) {
            return 0;
        }
    }
}
