package dev.tonearm.bench.edge;

import dev.tonearm.drive.edge.EdgeServices;
import dev.tonearm.drive.edge.SignedInteractions;
import dev.tonearm.local.aws.LocalSqs;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/// Measures cold starts and warm answers of the edge: signed `/skip` in, deferred answer out, the
/// command in SQS.
///
/// The functions take turns, so that a machine that is busy for a while is busy for all of them:
/// one that does nothing, the same job in Node, the edge, the edge wired by Micronaut's context,
/// and the edge on a JVM with an ahead-of-time cache.
public final class EdgeBench {

    /// Warm requests to one function before the next has its turn.
    private static final int TURN = 50;

    private EdgeBench() {}

    /// Runs it.
    ///
    /// @return 0, or 1 if a command was not answered or not queued
    public static int run(PrintStream out, EdgeSettings settings) {
        Path home = Path.of(System.getProperty("tonearm.home", ".")).toAbsolutePath();
        Path folder = folder(home);
        try (var services =
                settings.tls() ? EdgeServices.behindTls(folder) : EdgeServices.plain()) {
            return measure(out, home, folder, services, settings);
        }
    }

    private static int measure(
            PrintStream out, Path home, Path folder, EdgeServices services, EdgeSettings settings) {
        var commands = new SignedInteractions();
        Map<String, String> environment = services.environment(commands);
        var java = new JavaFunctions(home, folder, environment, services.javaOptions());
        List<Function> functions = new ArrayList<>();
        functions.add(java.empty());
        switch (new NodeFunctions(home, folder, environment).find()) {
            case NodeFunctions.Found.Ready(List<Function> ready) -> functions.addAll(ready);
            case NodeFunctions.Found.LeftOut(String why) ->
                    out.println("Left out: the function in Node, because " + why);
        }
        functions.add(java.edge());
        functions.add(java.withContext());
        Path cache = folder.resolve("edge.aot");
        int trained = java.record(cache, commands);
        functions.add(java.withCache(cache));
        java.provided()
                .ifPresentOrElse(
                        functions::add,
                        () ->
                                out.println(
                                        "Left out: the edge as it is deployed with its own Java, because ./tonearm artefacts --only functions has not made it"));
        List<Candidate> candidates = new ArrayList<>();
        try {
            for (Function function : functions) candidates.add(new Candidate(function, commands));
            compare(candidates, settings, out);
        } finally {
            candidates.forEach(Candidate::close);
        }
        return new EdgeReport(candidates, queued(services.sqs()) - trained).print(out);
    }

    private static void compare(
            List<Candidate> candidates, EdgeSettings settings, PrintStream out) {
        out.println(
                settings.cold() + " cold starts and " + settings.warm() + " warm requests of each");
        for (int round = 0; round < settings.cold(); round++) {
            candidates.forEach(Candidate::measureCold);
        }
        candidates.forEach(candidate -> candidate.warmUp(settings.warm() / 2));
        for (int sent = 0; sent < settings.warm(); sent += TURN) {
            int requests = Math.min(TURN, settings.warm() - sent);
            candidates.forEach(candidate -> candidate.measureWarm(requests));
        }
    }

    private static Path folder(Path home) {
        try {
            return Files.createDirectories(home.resolve(".local/bench-edge"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes everything out of the queues and counts the interactions.
    private static int queued(LocalSqs sqs) {
        Set<String> interactions = new HashSet<>();
        for (int partition = 0; partition < EdgeServices.PARTITIONS; partition++) {
            String url = sqs.queueUrl(partition);
            for (List<Message> batch = receive(sqs, url);
                    !batch.isEmpty();
                    batch = receive(sqs, url)) {
                for (Message message : batch) {
                    interactions.add(message.body());
                    sqs.client()
                            .deleteMessage(
                                    m -> m.queueUrl(url).receiptHandle(message.receiptHandle()));
                }
            }
        }
        return interactions.size();
    }

    private static List<Message> receive(LocalSqs sqs, String url) {
        return sqs.client().receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    }
}
