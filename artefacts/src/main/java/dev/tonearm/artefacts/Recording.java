package dev.tonearm.artefacts;

import dev.tonearm.drive.edge.EdgeServices;
import dev.tonearm.drive.edge.SignedInteractions;
import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.local.lambda.LambdaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs an edge that is laid out as Lambda unpacks it, on Lambda's Runtime API and against the
/// local services behind TLS, as production's are.
final class Recording {
    /// The log of what was checked last.
    static final String CHECKED = "check.log";

    private static final int ROUNDS = 5;
    private static final long PATIENCE_SECONDS = 180;

    private Recording() {}

    /// Has the JVM write down what a start and every kind of request load, and not how often each
    /// method was called: a JVM that reads that compiles so much at its start that on one processor
    /// it takes a quarter longer, and on two no less (docs/adr/0018).
    static void record(Path folder, Path scratch) {
        String line =
                "cd '%s' && exec jre/bin/java -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput=%s @edge.args"
                        .formatted(folder, ProvidedZip.CACHE);
        run(
                List.of("sh", "-c", line),
                Map.of(),
                scratch,
                "recording.log",
                (host, client, discord) -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        for (HttpRequest request : discord.tour(host)) status(client, request);
                        expect(200, client, discord.skip(host));
                    }
                    expect(401, client, discord.forged(host));
                });
        if (!Files.exists(folder.resolve(ProvidedZip.CACHE))) {
            throw new ArtefactException(
                    "the JVM wrote no AOT cache: "
                            + scratch.resolve("recording.log")
                            + " says why");
        }
    }

    /// Starts it as Lambda does and has it answer; the JVM fails rather than do without its cache.
    static void answers(List<String> command, Map<String, String> environment, Path scratch) {
        run(
                command,
                environment,
                scratch,
                CHECKED,
                (host, client, discord) -> {
                    expect(200, client, discord.skip(host));
                    expect(401, client, discord.forged(host));
                });
    }

    private interface Drive {
        void drive(URI host, HttpClient client, SignedInteractions discord);
    }

    private static void run(
            List<String> command, Map<String, String> more, Path scratch, String log, Drive drive) {
        Folders.write(scratch.resolve(log), "");
        var discord = new SignedInteractions();
        try (var services = EdgeServices.behindTls(scratch)) {
            var environment = new HashMap<>(services.environment(discord));
            environment.putAll(more);
            List<String> options = new ArrayList<>(services.javaOptions());
            if (more.containsKey("JAVA_TOOL_OPTIONS")) options.add(more.get("JAVA_TOOL_OPTIONS"));
            environment.put("JAVA_TOOL_OPTIONS", String.join(" ", options));
            var settings = LambdaSettings.of(command, environment, scratch.resolve(log));
            try (var host = LambdaHost.start(settings.withEnvironments(1, 1));
                    var client = HttpClient.newHttpClient()) {
                started(host, scratch.resolve(log));
                drive.drive(host.url(), client, discord);
                end(host.pids());
            }
        }
    }

    private static void started(LambdaHost host, Path log) {
        try {
            host.ready().join();
        } catch (CompletionException e) {
            throw new ArtefactException("the edge does not start: " + log + " says why", e);
        }
    }

    private static void expect(int status, HttpClient client, HttpRequest request) {
        int got = status(client, request);
        if (got != status) {
            throw new ArtefactException(
                    "the edge answered HTTP %d where %d belongs".formatted(got, status));
        }
    }

    private static int status(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException("the edge does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArtefactException("interrupted", e);
        }
    }

    /// Asks them to end, as Lambda does, and waits: what is recorded is written then.
    private static void end(List<Long> pids) {
        for (long pid : pids) {
            var process = ProcessHandle.of(pid);
            if (process.isEmpty()) continue;
            process.get().destroy();
            try {
                process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new ArtefactException("the edge does not end when it is asked to", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ArtefactException("interrupted", e);
            }
        }
    }
}
