package dev.tonearm.bench.edge;

import dev.tonearm.drive.edge.SignedInteractions;
import dev.tonearm.drive.edge.TaskFolder;
import dev.tonearm.local.lambda.LambdaSettings;
import dev.tonearm.local.stack.JvmFlags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The edge on this machine's JVM under AWS's runtime interface client, and what it is compared
/// with on the same.
final class JavaFunctions {
    private static final String HANDLER = "dev.tonearm.interactions.InteractionsFunction";

    /// What Lambda's managed runtime starts a JVM with in 1769 MB.
    private static final List<String> MANAGED =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1500m");

    private static final int TRAINING = 20;

    private final Path home;
    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> options;

    /// @param options what every JVM is told beside its own flags
    JavaFunctions(Path home, Path folder, Map<String, String> environment, List<String> options) {
        this.home = home;
        this.folder = folder;
        this.environment = environment;
        this.options = options;
    }

    /// Nothing, with the edge's jars, so that what differs is what is used of them.
    Function empty() {
        return function("empty", jars(), EmptyFunction.class.getName());
    }

    /// The edge as the managed runtime starts it without SnapStart: its archive, if that is made,
    /// under the runtime's own jars.
    Function edge() {
        Path zip = archive("java25");
        if (!Files.exists(zip)) return function("edge", jars(), HANDLER);
        Path task = TaskFolder.unpack(zip, folder.resolve("java25"));
        String runtime = jars(lib(), "aws-lambda-java-runtime-", "aws-lambda-java-serialization-");
        return function(
                "edge", runtime + ":" + task.resolve("lib/interactions-function.jar"), HANDLER);
    }

    /// The edge wired by Micronaut's context, whose jars it has beside the edge's.
    Function withContext() {
        String context =
                jars(
                        home.resolve("bench/target/lib"),
                        "micronaut-",
                        "jakarta.inject",
                        "jakarta.annotation");
        return function("edge-micronaut", jars() + ":" + context, ContextFunction.class.getName());
    }

    /// The edge on a JVM that reads a cache which one before it has recorded.
    Function withCache(Path cache) {
        if (!Files.exists(cache)) {
            throw new IllegalStateException(
                    "the JVM wrote no AOT cache; " + folder.resolve("training.log") + " says why");
        }
        return function("edge-aot", jars(), HANDLER, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    /// The edge with its own Java as Lambda unpacks and starts it; empty if its archive is not
    /// made.
    Optional<Function> provided() {
        Path zip = archive("provided");
        if (!Files.exists(zip)) return Optional.empty();
        Path task = TaskFolder.unpack(zip, folder.resolve("provided"));
        var own = new Function("edge-provided", TaskFolder.command(task), environment, folder);
        return Optional.of(
                own.with(
                        Map.of(
                                "LAMBDA_TASK_ROOT",
                                task.toString(),
                                "JAVA_TOOL_OPTIONS",
                                options.isEmpty()
                                        ? "-XX:AOTMode=on"
                                        : "-XX:AOTMode=on " + String.join(" ", options))));
    }

    /// Has a JVM write down what the edge loads for a start and a few commands.
    ///
    /// @return how many commands it was sent
    int record(Path cache, SignedInteractions commands) {
        var training = function("training", jars(), HANDLER, "-XX:AOTCacheOutput=" + cache);
        try (var trainee = Candidate.alone(training, commands)) {
            Files.deleteIfExists(cache);
            trainee.train(TRAINING);
        } catch (IOException e) {
            throw new UncheckedIOException("an old AOT cache is in the way: " + cache, e);
        }
        return TRAINING;
    }

    private Function function(String name, String classPath, String handler, String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.ofFunction(home));
        command.addAll(MANAGED);
        command.addAll(options);
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", classPath, LambdaSettings.RUNTIME_CLIENT, handler));
        return new Function(name, command, environment, folder);
    }

    private String jars() {
        return String.join(
                ":",
                home.resolve("bench/target/bench.jar").toString(),
                module().resolve("interactions-function.jar").toString(),
                lib() + "/*");
    }

    private Path archive(String runtime) {
        return module().resolve("interactions-function-" + runtime + ".zip");
    }

    private Path lib() {
        return module().resolve("lib");
    }

    private Path module() {
        return home.resolve("interactions-function/target");
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
}
