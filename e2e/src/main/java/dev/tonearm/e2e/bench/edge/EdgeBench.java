package dev.tonearm.e2e.bench.edge;

import dev.tonearm.e2e.bench.edge.Candidate.Function;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/// Measures cold starts and warm answers of the edge: signed `/skip` in, deferred answer out, the
/// command in SQS.
///
/// The functions take turns, so that a machine that is busy for a while is busy for all of them.
public final class EdgeBench {
    private static final int PARTITIONS = 2;

    private EdgeBench() {}

    /// Runs it.
    ///
    /// @return 0, or 1 if a command was not answered or not queued
    public static int run(PrintStream out, EdgeSettings settings) {
        Path home = Path.of(System.getProperty("tonearm.home", ".")).toAbsolutePath();
        try (var sqs = LocalSqs.start(PARTITIONS);
                var dynamo =
                        LocalDynamo.start(
                                client -> TableSchema.create(client, StoreSettings.TABLE))) {
            return measure(out, home, sqs, dynamo, settings);
        }
    }

    private static int measure(
            PrintStream out, Path home, LocalSqs sqs, LocalDynamo dynamo, EdgeSettings settings) {
        var commands = new SignedCommands();
        List<Function> functions = functions(home, sqs, dynamo, commands);
        List<Candidate> candidates = new ArrayList<>();
        try {
            for (Function function : functions) candidates.add(new Candidate(function, commands));
            out.println(
                    settings.cold()
                            + " cold starts and "
                            + settings.warm()
                            + " warm requests of each");
            for (int round = 0; round < settings.cold(); round++)
                candidates.forEach(Candidate::measureCold);
            candidates.forEach(
                    candidate -> candidate.measureWarm(settings.warm() / 2, settings.warm()));
        } finally {
            candidates.forEach(Candidate::close);
        }
        return new EdgeReport(candidates, queued(sqs)).print(out);
    }

    /// Both with the same jars, so that what differs is what is used of them.
    private static List<Function> functions(
            Path home, LocalSqs sqs, LocalDynamo dynamo, SignedCommands commands) {
        Path module = home.resolve("interactions-function/target");
        String jars =
                String.join(
                        ":",
                        home.resolve("e2e/target/e2e.jar").toString(),
                        module.resolve("interactions-function.jar").toString(),
                        module.resolve("lib") + "/*");
        Map<String, String> environment =
                new HashMap<>(LocalCredentials.environment(sqs.endpoint(), dynamo.endpoint()));
        environment.put(
                "TONEARM_DISCORD_APPLICATION_ID", String.valueOf(SignedCommands.APPLICATION));
        environment.put("TONEARM_DISCORD_PUBLIC_KEY", commands.publicKey());
        environment.put("TONEARM_PARTITIONS", String.valueOf(PARTITIONS));
        environment.put("TONEARM_QUEUE_URL", sqs.queueUrlTemplate());
        environment.put("TONEARM_TABLE", StoreSettings.TABLE);
        Path folder = folder(home);
        return List.of(
                new Function("empty", jars, EmptyFunction.class.getName(), environment, folder),
                new Function(
                        "edge",
                        jars,
                        "dev.tonearm.interactions.InteractionsFunction",
                        environment,
                        folder));
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
        for (int partition = 0; partition < PARTITIONS; partition++) {
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
