package dev.tonearm.bench.edge;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.function.http.HttpFunction;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.queue.SqsCommandQueue;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.trace.TraceLines;
import dev.tonearm.interactions.EdgeSettings;
import dev.tonearm.interactions.Endpoint;
import dev.tonearm.interactions.Priming;
import dev.tonearm.interactions.answer.Callbacks;
import dev.tonearm.interactions.answer.Desk;
import dev.tonearm.interactions.figure.EdgeFigures;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The edge with its settings and its wiring from Micronaut's context, so that `./tonearm bench
/// edge` measures what the context costs (docs/adr/0004).
public final class ContextFunction implements HttpFunction {
    private final Endpoint endpoint;

    public ContextFunction() {
        ApplicationContext context =
                ApplicationContext.builder().deduceEnvironment(false).banner(false).start();
        context.getBean(Priming.class).run();
        endpoint = context.getBean(Endpoint.class);
    }

    @Override
    public HttpResponse answer(byte[] event, String requestId, String xRay) {
        return endpoint.answer(event, requestId, xRay);
    }

    @Factory
    static final class Parts {
        @Singleton
        InstantSource clock() {
            return InstantSource.system();
        }

        @Singleton
        FunctionLog log(InstantSource clock) {
            return new FunctionLog(System.out, clock);
        }

        @Singleton
        EdgeSettings settings(
                @Property(name = "tonearm.discord.application-id") long applicationId,
                @Property(name = "tonearm.discord.public-key") String publicKey,
                @Property(name = "tonearm.partitions", defaultValue = "1") int partitions,
                @Property(name = "tonearm.queue-url") String queueUrl,
                @Property(name = "tonearm.table", defaultValue = "tonearm") String table,
                @Property(
                                name = "tonearm.discord.api",
                                defaultValue = "https://discord.com/api/v10/")
                        URI api,
                @Property(name = "tonearm.discord.cdn", defaultValue = "https://cdn.discordapp.com")
                        URI files,
                @Property(name = "tonearm.music-catalogue", defaultValue = "") String catalogue,
                @Property(name = "tonearm.signature-tolerance-seconds", defaultValue = "240")
                        long tolerance) {
            return new EdgeSettings(
                    applicationId,
                    publicKey,
                    new Partitions(partitions),
                    queueUrl,
                    "",
                    table,
                    Formats.CURRENT,
                    PlansFile.usual(),
                    api,
                    files,
                    false,
                    catalogue,
                    Duration.ofSeconds(tolerance),
                    1,
                    1_000,
                    false,
                    "");
        }

        @Singleton
        EdgeFigures figures(InstantSource clock) {
            return new EdgeFigures(System.out, clock);
        }

        @Singleton
        DynamoStore store(EdgeSettings settings, InstantSource clock, EdgeFigures figures) {
            return DynamoStore.quick(
                    StoreSettings.edge(settings.table(), settings.partitions()),
                    System.getenv(),
                    settings.formats(),
                    clock,
                    figures.store());
        }

        @Singleton
        SqsCommandQueue queue(EdgeSettings settings, EdgeFigures figures) {
            return new SqsCommandQueue(
                    SqsCommandQueue.quickClient(System.getenv(), figures.queue()),
                    settings.queueUrl(),
                    settings.partitions(),
                    settings.formats());
        }

        @Singleton
        Desk desk(
                DynamoStore store,
                SqsCommandQueue queue,
                EdgeSettings settings,
                InstantSource clock,
                FunctionLog log) {
            return Desk.with(
                    store.guilds(),
                    store.grants(),
                    store.notices(),
                    store.journal(),
                    store.glance(),
                    queue,
                    Optional.empty(),
                    settings.formats(),
                    settings.plans(),
                    settings.musicCatalogue(),
                    settings.discordFiles(),
                    settings.readsRequests(),
                    clock,
                    clock,
                    log);
        }

        @Singleton
        DiscordSignature signature(EdgeSettings settings, InstantSource clock) {
            return new DiscordSignature(settings.publicKey(), settings.signatureTolerance(), clock);
        }

        @Singleton
        Endpoint endpoint(
                EdgeSettings settings,
                DiscordSignature signature,
                Desk desk,
                FunctionLog log,
                InstantSource clock,
                EdgeFigures figures) {
            return new Endpoint(
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
        }

        @Singleton
        Priming priming(
                DiscordSignature signature,
                DynamoStore store,
                SqsCommandQueue queue,
                InstantSource clock) {
            return new Priming(signature, store.journal(), queue, clock);
        }
    }
}
