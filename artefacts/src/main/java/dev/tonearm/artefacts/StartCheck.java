package dev.tonearm.artefacts;

import dev.tonearm.drive.Control;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.Server;
import dev.tonearm.local.stack.PartFailedException;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Starts the worker's image in a container, in the place of the local stack's own worker, has a
/// piece played through it, and ends it as a cluster does.
final class StartCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int OK = 200;
    private static final int TERMINATED = 143;

    private final ImageArchive image;
    private final String runtime;
    private final Path folder;
    private final PrintStream out;
    private final List<String> wrong = new ArrayList<>();

    StartCheck(ImageArchive image, String runtime, Path folder, PrintStream out) {
        this.image = image;
        this.runtime = runtime;
        this.folder = folder;
        this.out = out;
    }

    /// What was not as it should be; empty when all was well.
    List<String> run() {
        var settings = StackSettings.in(Folders.fresh(folder.resolve("stack")));
        try (Stack stack = Stack.start(settings, Progress.on(out));
                var control = new Control(stack.control())) {
            stack.worker().stop();
            play(stack, control);
        } catch (PartFailedException e) {
            wrong.add("the local stack did not start: " + e.getMessage());
        }
        return wrong;
    }

    private void play(Stack stack, Control control) {
        Map<String, String> environment = new HashMap<>(stack.worker().environment());
        Path log = folder.resolve("worker.log");
        Instant begun = Instant.now();
        try (var worker =
                Container.start(runtime, image, folder.resolve("bundle"), environment, log)) {
            if (!Lookout.until(() -> isReady(stack) || !worker.isAlive(), PATIENCE, LOOK)
                    || !worker.isAlive()) {
                wrong.add("the worker was not ready: " + end(log));
                return;
            }
            out.printf("  ready       %5.1f s after its start%n", since(begun));
            Piece piece = Library.of(stack.page()).getFirst();
            Server server = Server.create(control, "image");
            Instant asked = Instant.now();
            server.ada().joins(server.lounge());
            String answer = server.ada().uses("play", Map.of("query", piece.title())).text();
            hold("it answered: " + answer, answer.contains("Now playing"));
            boolean heard =
                    Lookout.until(
                            () -> piece.isHeardIn(server.heard().dominantHertz()), PATIENCE, LOOK);
            hold("nothing was heard", heard);
            out.printf("  heard       %5.1f s after /play%n", since(asked));
            confined(worker);
            Instant ending = Instant.now();
            ended(worker.stop(PATIENCE), Folders.read(log));
            out.printf("  ended       %5.1f s after SIGTERM%n", since(ending));
        }
    }

    /// What the system says of it, not what we told the runtime.
    private void confined(Container worker) {
        String user = worker.status("Uid");
        String may = worker.status("CapBnd");
        hold("it runs as " + user, user.matches("(?!0 ).*"));
        hold("it could have capabilities: " + may, may.matches("0+"));
        hold("it could get privileges", worker.status("NoNewPrivs").equals("1"));
        out.printf(
                "  as user     %s, without capabilities, root read-only; at most %s of 512 MB%n",
                user.replaceAll(" .*", ""), worker.status("VmHWM"));
    }

    private void ended(OptionalInt code, String log) {
        hold("it did not end after SIGTERM", code.isPresent());
        code.ifPresent(it -> hold("it ended with code " + it, it == 0 || it == TERMINATED));
        hold("it did not say that it has stopped", log.contains("\"message\":\"stopped\""));
        hold("it printed what is no JSON", log.lines().allMatch(line -> line.startsWith("{")));
    }

    private void hold(String otherwise, boolean so) {
        if (!so) wrong.add(otherwise);
    }

    private static boolean isReady(Stack stack) {
        URI readiness = stack.workerMetrics().resolve("/health/readiness");
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(readiness).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArtefactException("interrupted", e);
        }
    }

    private static String end(Path log) {
        List<String> lines = Folders.read(log).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    private static double since(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }
}
