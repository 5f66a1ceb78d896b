package dev.tonearm.bench.edge;

import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.local.lambda.LambdaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// One function that is measured, under AWS's runtime interface client in processes of its own.
final class Candidate implements AutoCloseable {
    private static final Duration DEATH = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final SignedCommands commands;
    private final LambdaHost host;
    final Function function;
    final List<Double> cold = new ArrayList<>();
    final List<Double> warm = new ArrayList<>();
    final List<String> wrongAnswers = new ArrayList<>();
    int sent;

    Candidate(Function function, SignedCommands commands) {
        this(function, 2, commands);
    }

    private Candidate(Function function, int processes, SignedCommands commands) {
        this.function = function;
        this.commands = commands;
        this.host = LambdaHost.start(function.settings().withEnvironments(0, processes));
    }

    /// One that is never run twice at a time: two JVMs would record into the same file.
    static Candidate alone(Function function, SignedCommands commands) {
        return new Candidate(function, 1, commands);
    }

    /// How a function is run: the JVM's flags, the jars, its handler and its environment.
    record Function(
            String name,
            List<String> flags,
            String classPath,
            String handler,
            Map<String, String> environment,
            Path folder) {
        Function with(String newName, String... newFlags) {
            List<String> all = Stream.concat(flags.stream(), Stream.of(newFlags)).toList();
            return new Function(newName, all, classPath, handler, environment, folder);
        }

        private LambdaSettings settings() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.addAll(List.of("-cp", classPath, LambdaSettings.RUNTIME_CLIENT, handler));
            return LambdaSettings.of(command, environment, folder.resolve(name + ".log"));
        }
    }

    /// Milliseconds from a request that finds no process to its answer.
    void measureCold() {
        host.kill();
        for (long pid : host.pids()) awaitEnd(pid);
        cold.add(send());
    }

    /// Requests that are not measured.
    void warmUp(int requests) {
        for (int i = 0; i < requests; i++) send();
    }

    /// Milliseconds of requests to a running process, one after another.
    void measureWarm(int requests) {
        for (int i = 0; i < requests; i++) warm.add(send());
    }

    /// Answers a few requests in a process that is then asked to end, as a JVM that records is.
    void train(int requests) {
        warmUp(requests);
        for (long pid : host.pids()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            awaitEnd(pid);
        }
    }

    private double send() {
        sent++;
        var request = commands.next(host.url());
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            double millis = (System.nanoTime() - start) / 1e6;
            if (response.statusCode() != 200 || !response.body().equals("{\"type\":5}")) {
                wrongAnswers.add(response.statusCode() + " " + response.body());
            }
            return millis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitEnd(long pid) {
        try {
            var process = ProcessHandle.of(pid);
            if (process.isPresent()) {
                process.get().onExit().get(DEATH.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + pid + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        host.close();
        client.close();
    }
}
