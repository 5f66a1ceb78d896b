package dev.tonearm.local.stack;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.local.lambda.LambdaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tonearm's own programs as child processes: each one's command line, environment and log.
final class Processes {
    private static final long REGISTER_LIMIT_SECONDS = 180;

    /// What workers call a node that is alone, whatever it is.
    private static final String ONLY_NODE = "local";

    private static final Duration NODE_PATIENCE = Duration.ofSeconds(15);

    private static final Duration OBSERVER_PATIENCE = Duration.ofSeconds(10);

    /// How long a worker may hand over. It is waited for twice as long before it is killed.
    private static final Duration DRAIN = Duration.ofSeconds(30);

    /// Below the range that systems give to outgoing connections (Linux from 32,768, others from
    /// 49,152): one of those may have a process's port before it listens, or between two lives.
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    private static final Set<Integer> GIVEN_PORTS = ConcurrentHashMap.newKeySet();

    private final StackSettings settings;
    private final Progress progress;
    private final Consumer<Part> changed;
    private final Deployables deployables;
    private final Path logs;

    /// A worker and where its metrics are.
    record Worker(StackProcess process, URI metrics) {}

    /// An audio node as workers know it.
    record Node(String name, Lavalink lavalink) {}

    Processes(StackSettings settings, Progress progress, Consumer<Part> changed) {
        this.settings = settings;
        this.progress = progress;
        this.changed = changed;
        this.deployables = new Deployables(settings.home());
        this.logs = settings.directory().resolve("logs");
    }

    /// The node that was asked for, else where the built-in ones will be; all have one password.
    List<Node> nodes() {
        Lavalink given = settings.lavalink();
        if (given != null) return List.of(new Node(ONLY_NODE, given));
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        return names(ONLY_NODE, "node", settings.fleet().nodes()).stream()
                .map(name ->
                        new Node(
                                name,
                                new Lavalink(
                                        URI.create("http://127.0.0.1:" + freePort()), password)))
                .toList();
    }

    List<String> workers() {
        return names("worker", "worker", settings.fleet().workers());
    }

    /// `node-1`, `node-2`, and so on; one alone has no number.
    private static List<String> names(String alone, String kind, int count) {
        if (count == 1) return List.of(alone);
        return IntStream.rangeClosed(1, count).mapToObj(number -> kind + "-" + number).toList();
    }

    /// @param library where the music is served
    /// @param music the only folder from which it may play files
    /// @param authority whose certificate the voice server has
    StackProcess node(Node node, URI library, Path music, Path authority) {
        Lavalink lavalink = node.lavalink();
        var environment = new HashMap<String, String>();
        environment.put("TONEARM_NODE_PORT", String.valueOf(lavalink.url().getPort()));
        environment.put("TONEARM_LAVALINK_PASSWORD", lavalink.password());
        environment.put("TONEARM_NODE_TRUST", authority.toAbsolutePath().toString());
        environment.put("TONEARM_NODE_FOLDERS", music.toAbsolutePath().toString());
        environment.put("TONEARM_MUSIC_CATALOGUE", library.resolve("catalogue.json").toString());
        if (settings.clockAudio()) environment.put("TONEARM_NODE_AUDIO", "clock");
        return process(
                node.name().equals(ONLY_NODE) ? "node" : node.name(),
                deployables.java("audio-node", "dev.tonearm.node.NodeMain"),
                environment,
                NODE_PATIENCE,
                Readiness.of(
                        lavalink.url().resolve("/version"),
                        Map.of("Authorization", lavalink.password())));
    }

    LambdaSettings function(Map<String, String> environment) {
        var command = deployables.function("interactions-function", DeployedFunction.INTERACTIONS);
        return LambdaSettings.of(Tether.tie(command), environment, Logs.fresh(logs, "function"))
                .withEnvironments(settings.warm(), settings.environments());
    }

    /// The billing function, of which no environment is started before somebody wants something.
    LambdaSettings billing(Map<String, String> environment) {
        var command = deployables.function("billing-function", DeployedFunction.BILLING);
        return LambdaSettings.of(Tether.tie(command), environment, Logs.fresh(logs, "billing"))
                .as(DeployedFunction.BILLING)
                .withEnvironments(0, 2);
    }

    /// @param name the same after every restart
    /// @param library where the music is served
    Worker worker(String name, Map<String, String> bot, URI base, URI library, List<Node> nodes) {
        var http = URI.create("http://127.0.0.1:" + freePort() + "/");
        var environment = new HashMap<>(bot);
        environment.put("TONEARM_HTTP_PORT", String.valueOf(http.getPort()));
        environment.put("TONEARM_HTTP_ADDRESS", http.getHost());
        environment.put("TONEARM_WORKER_NAME", name);
        environment.put(
                "TONEARM_LAVALINK_NODES",
                nodes.stream()
                        .map(node -> node.name() + "=" + node.lavalink().url())
                        .collect(Collectors.joining(",")));
        environment.put("TONEARM_LAVALINK_PASSWORD", nodes.getFirst().lavalink().password());
        environment.put(
                "TONEARM_TRUSTED_MEDIA",
                library + "," + base.resolve("/music/") + "," + base.resolve("/attachments/"));
        environment.put("TONEARM_MUSIC_CATALOGUE", library.resolve("catalogue.json").toString());
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", base.toString());
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "250"); // so that the page's hops come at once
        environment.put("TONEARM_DRAIN_SECONDS", String.valueOf(DRAIN.toSeconds()));
        var process =
                process(
                        name,
                        deployables.java("voice-worker", "dev.tonearm.worker.WorkerMain"),
                        environment,
                        DRAIN.multipliedBy(2),
                        Readiness.of(http.resolve("/health/readiness"), Map.of()));
        return new Worker(process, http.resolve("/prometheus"));
    }

    /// Pushes the command catalogue and returns when Discord has it.
    void register(Map<String, String> bot) {
        Path log = Logs.fresh(logs, "register");
        var builder =
                new ProcessBuilder(
                                Tether.tie(
                                        deployables.java(
                                                "registration",
                                                "dev.tonearm.registration.RegisterMain")))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(bot);
        try {
            Process register = builder.start();
            if (!register.waitFor(REGISTER_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                register.destroyForcibly();
                throw new PartFailedException("registration", "took too long", log);
            }
            if (register.exitValue() != 0) {
                String ended = "ended with code " + register.exitValue();
                throw new PartFailedException("registration", ended, log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not start the registration", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("registration", "was interrupted", log);
        }
    }

    /// Prometheus or Alertmanager.
    StackProcess observer(String name, List<String> line, URI at) {
        return process(
                name,
                line,
                Map.of(),
                OBSERVER_PATIENCE,
                Readiness.of(at.resolve("/-/ready"), Map.of()));
    }

    private StackProcess process(
            String name,
            List<String> line,
            Map<String, String> environment,
            Duration patience,
            Readiness ready) {
        var command =
                new StackProcess.Command(
                        name, line, environment, Logs.fresh(logs, name), ready, patience);
        return new StackProcess(command, progress, changed);
    }

    /// Free now and given to nobody here before.
    static int freePort() {
        for (int tries = 0; tries < LAST_PORT - FIRST_PORT; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (isFree(port) && GIVEN_PORTS.add(port)) return port;
        }
        throw new IllegalStateException("no free port between " + FIRST_PORT + " and " + LAST_PORT);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
