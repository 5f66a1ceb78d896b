package dev.tonearm.artefacts;

import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.local.lambda.LambdaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A function that is laid out as Lambda unpacks it, on Lambda's Runtime API, in one environment.
final class StartedFunction implements AutoCloseable {
    private static final String JAVA_OPTIONS = "JAVA_TOOL_OPTIONS";
    private static final long PATIENCE_SECONDS = 180;

    private final String called;
    private final LambdaHost host;
    private final HttpClient client = HttpClient.newHttpClient();

    private StartedFunction(String called, LambdaHost host) {
        this.called = called;
        this.host = host;
    }

    /// Starts it, and returns when it waits for requests.
    ///
    /// @param called what complaints call it
    /// @throws ArtefactException if it does not start
    static StartedFunction start(String called, LambdaSettings settings) {
        var started =
                new StartedFunction(called, LambdaHost.start(settings.withEnvironments(1, 1)));
        try {
            started.host.ready().join();
            return started;
        } catch (CompletionException e) {
            started.close();
            throw new ArtefactException(
                    called + " does not start: " + settings.log() + " says why", e);
        }
    }

    /// Variables of a JVM with some options besides those that they have.
    static Map<String, String> with(Map<String, String> variables, List<String> javaOptions) {
        var all = new HashMap<>(variables);
        List<String> options = new ArrayList<>(javaOptions);
        if (all.containsKey(JAVA_OPTIONS)) options.add(all.get(JAVA_OPTIONS));
        all.put(JAVA_OPTIONS, String.join(" ", options));
        return all;
    }

    LambdaHost host() {
        return host;
    }

    /// Its address of a path.
    URI url(String path) {
        return host.url(path);
    }

    /// Its first address.
    URI url() {
        return host.url();
    }

    void expect(int status, HttpRequest request) {
        int got = status(request);
        if (got != status) {
            throw new ArtefactException(
                    "%s answered HTTP %d where %d belongs".formatted(called, got, status));
        }
    }

    int status(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(called + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArtefactException("interrupted", e);
        }
    }

    /// Asks it to end, as Lambda does, and waits: what is recorded is written then.
    void end() {
        for (long pid : host.pids()) {
            var process = ProcessHandle.of(pid);
            if (process.isEmpty()) continue;
            process.get().destroy();
            try {
                process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new ArtefactException(called + " does not end when it is asked to", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ArtefactException("interrupted", e);
            }
        }
    }

    static Path freshLog(Path folder, String name) {
        Path log = folder.resolve(name);
        Folders.write(log, "");
        return log;
    }

    @Override
    public void close() {
        host.close();
        client.close();
    }
}
