package dev.tonearm.bench.edge;

import dev.tonearm.bench.edge.Candidate.Function;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.stack.JvmFlags;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;

/// Measures cold starts and warm answers of the edge: signed `/skip` in, deferred answer out, the
/// command in SQS.
///
/// The functions take turns, so that a machine that is busy for a while is busy for all of them:
/// one that does nothing, the edge, the edge wired by Micronaut's context, and the edge on a JVM
/// with an ahead-of-time cache.
public final class EdgeBench {
    private static final int PARTITIONS = 2;
    private static final int TRAINING = 20;

    /// Warm requests to one function before the next has its turn.
    private static final int TURN = 50;

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
        Function edge = edge(home, environment(sqs, dynamo, commands));
        List<Candidate> candidates = new ArrayList<>();
        int trained = 0;
        try {
            candidates.add(new Candidate(empty(edge), commands));
            candidates.add(new Candidate(edge, commands));
            candidates.add(new Candidate(withContext(edge, home), commands));
            Path cache = edge.folder().resolve("edge.aot");
            trained = train(edge, cache, commands);
            candidates.add(new Candidate(withCache(edge, cache), commands));
            out.println(
                    settings.cold()
                            + " cold starts and "
                            + settings.warm()
                            + " warm requests of each");
            for (int round = 0; round < settings.cold(); round++) {
                candidates.forEach(Candidate::measureCold);
            }
            candidates.forEach(candidate -> candidate.warmUp(settings.warm() / 2));
            for (int sent = 0; sent < settings.warm(); sent += TURN) {
                int requests = Math.min(TURN, settings.warm() - sent);
                candidates.forEach(candidate -> candidate.measureWarm(requests));
            }
        } finally {
            candidates.forEach(Candidate::close);
        }
        return new EdgeReport(candidates, queued(sqs) - trained).print(out);
    }

    /// The edge as it is deployed.
    private static Function edge(Path home, Map<String, String> environment) {
        Path module = home.resolve("interactions-function/target");
        String jars =
                String.join(
                        ":",
                        home.resolve("bench/target/bench.jar").toString(),
                        module.resolve("interactions-function.jar").toString(),
                        module.resolve("lib") + "/*");
        String handler = "dev.tonearm.interactions.InteractionsFunction";
        List<String> flags = JvmFlags.of(home, "interactions-function");
        return new Function("edge", flags, jars, handler, environment, folder(home));
    }

    /// Nothing, with the edge's jars, so that what differs is what is used of them.
    private static Function empty(Function edge) {
        return new Function(
                "empty",
                edge.flags(),
                edge.classPath(),
                EmptyFunction.class.getName(),
                edge.environment(),
                edge.folder());
    }

    /// The edge wired by Micronaut's context, whose jars it has beside the edge's.
    private static Function withContext(Function edge, Path home) {
        String jars =
                edge.classPath()
                        + ":"
                        + jars(
                                home.resolve("bench/target/lib"),
                                "micronaut-",
                                "jakarta.inject",
                                "jakarta.annotation");
        return new Function(
                "edge-micronaut",
                edge.flags(),
                jars,
                ContextFunction.class.getName(),
                edge.environment(),
                edge.folder());
    }

    private static String jars(Path lib, String... prefixes) {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file ->
                            Stream.of(prefixes).anyMatch(file.getFileName().toString()::startsWith))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    lib + " is not there: run ./tonearm bench, which builds it", e);
        }
    }

    /// Has a JVM write down what the edge loads for a start and a few commands.
    ///
    /// @return how many commands it was sent
    private static int train(Function edge, Path cache, SignedCommands commands) {
        try (var trainee =
                Candidate.alone(edge.with("training", "-XX:AOTCacheOutput=" + cache), commands)) {
            Files.deleteIfExists(cache);
            trainee.train(TRAINING);
        } catch (IOException e) {
            throw new UncheckedIOException("an old AOT cache is in the way: " + cache, e);
        }
        return TRAINING;
    }

    private static Function withCache(Function edge, Path cache) {
        if (!Files.exists(cache)) {
            throw new IllegalStateException(
                    "the JVM wrote no AOT cache; "
                            + edge.folder().resolve("training.log")
                            + " says why");
        }
        return edge.with("edge-aot", "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    private static Map<String, String> environment(
            LocalSqs sqs, LocalDynamo dynamo, SignedCommands commands) {
        Map<String, String> environment =
                new HashMap<>(LocalCredentials.environment(sqs.endpoint(), dynamo.endpoint()));
        environment.put(
                "TONEARM_DISCORD_APPLICATION_ID", String.valueOf(SignedCommands.APPLICATION));
        environment.put("TONEARM_DISCORD_PUBLIC_KEY", commands.publicKey());
        environment.put("TONEARM_PARTITIONS", String.valueOf(PARTITIONS));
        environment.put("TONEARM_QUEUE_URL", sqs.queueUrlTemplate());
        environment.put("TONEARM_TABLE", StoreSettings.TABLE);
        return environment;
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
