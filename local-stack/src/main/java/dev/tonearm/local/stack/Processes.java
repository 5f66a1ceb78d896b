package dev.tonearm.local.stack;

import dev.tonearm.local.lambda.LambdaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tonearm's own programs as child processes: each one's command line, environment and log.
final class Processes {
    /// What Lambda's managed Java runtime does by default.
    private static final List<String> LAMBDA =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final List<String> SHORT_LIVED = LAMBDA;
    private static final long REGISTER_LIMIT_SECONDS = 180;

    private final StackSettings settings;
    private final Progress progress;
    private final Consumer<Part> changed;
    private final Deployables deployables;
    private final Path logs;

    /// The worker and where its metrics are.
    record Worker(StackProcess process, URI metrics) {}

    Processes(StackSettings settings, Progress progress, Consumer<Part> changed) {
        this.settings = settings;
        this.progress = progress;
        this.changed = changed;
        this.deployables = new Deployables(settings.home());
        this.logs = settings.directory().resolve("logs");
    }

    /// The node that was asked for, else where the built-in one will be.
    Lavalink lavalink() {
        Lavalink given = settings.lavalink();
        if (given != null) return given;
        byte[] password = new byte[16];
        new SecureRandom().nextBytes(password);
        return new Lavalink(
                URI.create("http://127.0.0.1:" + freePort()), HexFormat.of().formatHex(password));
    }

    /// @param music the only folder from which it may play files
    /// @param authority whose certificate the voice server has
    StackProcess node(Lavalink lavalink, URI base, Path music, Path authority) {
        var environment = new HashMap<String, String>();
        environment.put("TONEARM_NODE_PORT", String.valueOf(lavalink.url().getPort()));
        environment.put("TONEARM_LAVALINK_PASSWORD", lavalink.password());
        environment.put("TONEARM_NODE_TRUST", authority.toAbsolutePath().toString());
        environment.put("TONEARM_NODE_FOLDERS", music.toAbsolutePath().toString());
        environment.put(
                "TONEARM_MUSIC_CATALOGUE", base.resolve("/music/catalogue.json").toString());
        if (settings.clockAudio()) environment.put("TONEARM_NODE_AUDIO", "clock");
        return process(
                "node",
                deployables.java(
                        "local-stack",
                        List.of("-Dtonearm.log=INFO"),
                        "dev.tonearm.local.node.NodeMain"),
                environment,
                Readiness.of(
                        lavalink.url().resolve("/version"),
                        Map.of("Authorization", lavalink.password())));
    }

    LambdaSettings function(Map<String, String> environment) {
        var command =
                deployables.java(
                        "interactions-function",
                        LAMBDA,
                        LambdaSettings.RUNTIME_CLIENT,
                        "dev.tonearm.interactions.InteractionsFunction");
        return LambdaSettings.of(Tether.tie(command), environment, Logs.fresh(logs, "function"))
                .withEnvironments(settings.warm(), settings.environments());
    }

    Worker worker(Map<String, String> bot, URI base, Lavalink lavalink) {
        var http = URI.create("http://127.0.0.1:" + freePort() + "/");
        var environment = new HashMap<>(bot);
        environment.put("TONEARM_HTTP_PORT", String.valueOf(http.getPort()));
        environment.put("TONEARM_LAVALINK_NODES", "local=" + lavalink.url());
        environment.put("TONEARM_LAVALINK_PASSWORD", lavalink.password());
        environment.put("TONEARM_TRUSTED_MEDIA", base.resolve("/music/").toString());
        environment.put(
                "TONEARM_MUSIC_CATALOGUE", base.resolve("/music/catalogue.json").toString());
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", base.toString());
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "250"); // so that the page's hops come at once
        environment.put("TONEARM_DRAIN_SECONDS", "10"); // less than StackProcess waits
        var process =
                process(
                        "worker",
                        deployables.java(
                                "voice-worker", List.of(), "dev.tonearm.worker.WorkerMain"),
                        environment,
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
                                                "interactions-function",
                                                SHORT_LIVED,
                                                "dev.tonearm.interactions.registration.RegisterMain")))
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

    private StackProcess process(
            String name, List<String> line, Map<String, String> environment, Readiness ready) {
        var command =
                new StackProcess.Command(name, line, environment, Logs.fresh(logs, name), ready);
        return new StackProcess(command, progress, changed);
    }

    /// Free now; nobody else asks for it in the second until its process listens.
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
