package dev.tonearm.artefacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A container of an image, as strict as the cluster's: the image's own user, no capability and
/// none to be had, a root file system that is read-only, and a `/tmp` in memory. Its network is
/// this machine's, so that it reaches the local stack.
///
/// Started by runc or crun, which takes root: who is not root has one user of their own to map, and
/// both want root's besides the image's.
final class Container implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> RUNTIMES = List.of("runc", "crun");
    private static final long MEMORY = 512L << 20;

    private final String runtime;
    private final Path bundle;
    private final String id;
    private final Process process;

    private Container(String runtime, Path bundle, String id, Process process) {
        this.runtime = runtime;
        this.bundle = bundle;
        this.id = id;
        this.process = process;
    }

    /// What starts containers here, if anything does.
    static Optional<String> runtime() {
        return RUNTIMES.stream().filter(Programs::has).findFirst();
    }

    /// Starts one with the image's own command line.
    ///
    /// @param bundle a folder for its files
    /// @param environment besides the image's own
    /// @param log takes what it prints
    static Container start(
            String runtime,
            ImageArchive image,
            Path bundle,
            Map<String, String> environment,
            Path log) {
        image.unpack(Folders.fresh(bundle.resolve("rootfs")));
        Folders.write(
                bundle.resolve("config.json"),
                config(image.config().get("config"), environment).toString());
        String id = "tonearm-" + ProcessHandle.current().pid();
        var line =
                Stream.concat(
                                root(bundle, runtime).stream(),
                                Stream.of("run", "--pid-file", "pid", "--bundle", ".", id))
                        .toList();
        try {
            Process process =
                    new ProcessBuilder(line)
                            .directory(bundle.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new Container(runtime, bundle, id, process);
        } catch (IOException e) {
            throw new ArtefactException("could not start " + runtime, e);
        }
    }

    /// With its state beside it, which who is not root may write too.
    private static List<String> root(Path bundle, String runtime) {
        return List.of(runtime, "--root", bundle.resolve("state").toString());
    }

    /// Whether whoever runs this may start one.
    static boolean isAllowed() {
        return Programs.output(Path.of("/"), List.of("id", "-u")).strip().equals("0");
    }

    /// What the runtime is told, in the form of the Open Container Initiative.
    ///
    /// @param image the configuration in the image
    static JsonNode config(JsonNode image, Map<String, String> environment) {
        ObjectNode config = JSON.createObjectNode().put("ociVersion", "1.0.2");
        ObjectNode process = config.putObject("process").put("terminal", false);
        List<String> user = List.of(image.get("User").asText().split(":", -1));
        int uid = Integer.parseInt(user.getFirst());
        int gid = Integer.parseInt(user.getLast());
        process.putObject("user").put("uid", uid).put("gid", gid);
        process.set("args", image.get("Entrypoint"));
        process.set("env", environment(image.get("Env"), environment));
        process.put("cwd", image.get("WorkingDir").asText()).put("noNewPrivileges", true);
        process.putObject("capabilities");
        config.putObject("root").put("path", "rootfs").put("readonly", true);
        ArrayNode mounts = config.putArray("mounts");
        mount(mounts, "/proc", "proc", "nosuid", "noexec", "nodev");
        mount(mounts, "/dev", "tmpfs", "nosuid", "mode=755", "size=64k");
        mount(mounts, "/tmp", "tmpfs", "nosuid", "nodev", "noexec", "mode=1777", "size=64m");
        files(environment).forEach(file -> bind(mounts, file));
        ObjectNode linux = config.putObject("linux");
        ArrayNode namespaces = linux.putArray("namespaces");
        Stream.of("mount", "pid", "ipc", "uts")
                .forEach(type -> namespaces.addObject().put("type", type));
        linux.putObject("resources").putObject("memory").put("limit", MEMORY);
        return config;
    }

    private static ArrayNode environment(JsonNode own, Map<String, String> more) {
        var all = new LinkedHashMap<String, String>();
        for (JsonNode variable : own) {
            List<String> parts = List.of(variable.asText().split("=", 2));
            all.put(parts.getFirst(), parts.getLast());
        }
        all.putAll(more);
        ArrayNode list = JSON.createArrayNode();
        all.forEach((name, value) -> list.add(name + "=" + value));
        return list;
    }

    /// Files that settings name.
    private static Set<String> files(Map<String, String> environment) {
        var files = new TreeSet<String>();
        environment.values().stream()
                .filter(value -> value.startsWith("/") && Files.isRegularFile(Path.of(value)))
                .forEach(files::add);
        return files;
    }

    private static void bind(ArrayNode mounts, String file) {
        mount(mounts, file, "bind", "bind", "ro", "nosuid", "nodev");
        ((ObjectNode) mounts.get(mounts.size() - 1)).put("source", file);
    }

    private static void mount(ArrayNode mounts, String to, String type, String... options) {
        ObjectNode mount = mounts.addObject().put("destination", to);
        mount.put("type", type).put("source", type);
        ArrayNode list = mount.putArray("options");
        for (String option : options) list.add(option);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// A line of what the system says about its process: `Uid`, `CapEff`, `VmHWM`.
    String status(String name) {
        String pid = Folders.read(bundle.resolve("pid")).strip();
        return Folders.read(Path.of("/proc", pid, "status"))
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }

    /// SIGTERM, as a cluster ends it.
    ///
    /// @return what it ended with, if it did in time
    OptionalInt stop(Duration patience) {
        signal("TERM");
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private void signal(String name) {
        var line =
                Stream.concat(root(bundle, runtime).stream(), Stream.of("kill", id, name)).toList();
        Programs.run(bundle, line);
    }

    @Override
    public void close() {
        if (process.isAlive()) signal("KILL");
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
