package dev.tonearm.bench.edge;

import dev.tonearm.drive.edge.SignedInteractions;
import dev.tonearm.local.lambda.LambdaHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One function that is measured, in processes of its own.
final class Candidate implements AutoCloseable {
    private static final Duration DEATH = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final SignedInteractions commands;
    private final LambdaHost host;
    final Function function;
    final List<Double> cold = new ArrayList<>();
    final List<Double> warm = new ArrayList<>();
    final List<String> wrongAnswers = new ArrayList<>();
    int sent;

    Candidate(Function function, SignedInteractions commands) {
        this(function, 2, commands);
    }

    private Candidate(Function function, int processes, SignedInteractions commands) {
        this.function = function;
        this.commands = commands;
        this.host = LambdaHost.start(function.settings().withEnvironments(0, processes));
    }

    /// One that is never run twice at a time: two JVMs would record into the same file.
    static Candidate alone(Function function, SignedInteractions commands) {
        return new Candidate(function, 1, commands);
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
        var request = commands.skip(host.url());
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
