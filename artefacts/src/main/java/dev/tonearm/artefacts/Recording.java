package dev.tonearm.artefacts;

import dev.tonearm.drive.edge.EdgeServices;
import dev.tonearm.drive.edge.SignedInteractions;
import dev.tonearm.local.lambda.LambdaSettings;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs an edge that is laid out as Lambda unpacks it, on Lambda's Runtime API and against the
/// local services behind TLS, as production's are.
final class Recording {
    /// The log of what was checked last.
    static final String CHECKED = "check.log";

    private static final int ROUNDS = 5;

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
                (edge, discord) -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        for (HttpRequest request : discord.tour(edge.url())) edge.status(request);
                        edge.expect(200, discord.skip(edge.url()));
                    }
                    edge.expect(401, discord.forged(edge.url()));
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
                (edge, discord) -> {
                    edge.expect(200, discord.skip(edge.url()));
                    edge.expect(401, discord.forged(edge.url()));
                });
    }

    private interface Drive {
        void drive(StartedFunction edge, SignedInteractions discord);
    }

    private static void run(
            List<String> command,
            Map<String, String> more,
            Path scratch,
            String name,
            Drive drive) {
        Path log = StartedFunction.freshLog(scratch, name);
        var discord = new SignedInteractions();
        try (var services = EdgeServices.behindTls(scratch)) {
            var environment = new HashMap<>(services.environment(discord));
            environment.putAll(more);
            var settings =
                    LambdaSettings.of(
                            command,
                            StartedFunction.with(environment, services.javaOptions()),
                            log);
            try (var edge = StartedFunction.start("the edge", settings)) {
                drive.drive(edge, discord);
                edge.end();
            }
        }
    }
}
