package dev.tonearm.interactions;

import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.queue.SqsCommandQueue;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.trace.TraceLines;
import dev.tonearm.interactions.answer.Callbacks;
import dev.tonearm.interactions.answer.Desk;
import dev.tonearm.interactions.figure.EdgeFigures;
import dev.tonearm.interactions.queue.SqsOrderQueue;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// All parts of the edge and how they hang together.
///
/// By hand, because a container costs the edge more of its cold start than these lines cost their
/// reader (docs/adr/0004).
final class EdgeWiring {
    private final Endpoint endpoint;
    private final Priming priming;

    /// @param environment what AWS's clients are told by it
    EdgeWiring(
            EdgeSettings settings,
            Map<String, String> environment,
            FunctionLog log,
            EdgeFigures figures,
            InstantSource clock) {
        var store =
                DynamoStore.quick(
                        StoreSettings.edge(settings.table(), settings.partitions()),
                        environment,
                        settings.formats(),
                        clock,
                        figures.store());
        var sqs = SqsCommandQueue.quickClient(environment, figures.queue());
        var queue =
                new SqsCommandQueue(
                        sqs, settings.queueUrl(), settings.partitions(), settings.formats());
        String moved = settings.billingClock();
        InstantSource billing =
                moved.isEmpty()
                        ? clock
                        : new MovedClock(clock, () -> Files.readString(Path.of(moved)));
        var desk =
                Desk.with(
                        store.guilds(),
                        store.grants(),
                        store.notices(),
                        store.journal(),
                        store.glance(),
                        queue,
                        SqsOrderQueue.at(sqs, settings.billingQueueUrl()),
                        settings.formats(),
                        settings.plans(),
                        settings.musicCatalogue(),
                        settings.discordFiles(),
                        settings.readsRequests(),
                        clock,
                        billing,
                        log);
        var signature =
                new DiscordSignature(settings.publicKey(), settings.signatureTolerance(), clock);
        endpoint =
                new Endpoint(
                        settings.applicationId(),
                        signature,
                        desk,
                        new Callbacks(settings.discordApi()),
                        log,
                        new RefusalLog(log, clock),
                        settings.traceRatio(),
                        new TraceLines(
                                settings.traceLines(),
                                settings.traceSlowMillis(),
                                "tonearm-interactions",
                                log),
                        clock,
                        figures);
        priming = new Priming(signature, store.journal(), queue, clock);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Priming priming() {
        return priming;
    }
}
