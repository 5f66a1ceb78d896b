package dev.tonearm.bench.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.interactions.EdgeSettings;
import dev.tonearm.interactions.Endpoint;
import dev.tonearm.interactions.Priming;
import dev.tonearm.interactions.answer.Desk;
import dev.tonearm.interactions.log.EdgeLog;
import dev.tonearm.interactions.log.RefusalLog;
import dev.tonearm.interactions.queue.SqsCommandQueue;
import dev.tonearm.interactions.request.Signature;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The edge with its settings and its wiring from Micronaut's context, so that `./tonearm bench
/// edge` measures what the context costs (docs/adr/0004).
///
/// In the edge's own package, because the edge shows its parts to nobody else.
public final class ContextFunction implements RequestStreamHandler {
    private final Endpoint endpoint;

    public ContextFunction() {
        ApplicationContext context =
                ApplicationContext.builder().deduceEnvironment(false).banner(false).start();
        context.getBean(Priming.class).run();
        endpoint = context.getBean(Endpoint.class);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        String trace = Objects.requireNonNullElse(context.getXrayTraceId(), "");
        output.write(
                endpoint.answer(input.readAllBytes(), context.getAwsRequestId(), trace).payload());
    }

    @Factory
    static final class Parts {
        @Singleton
        InstantSource clock() {
            return InstantSource.system();
        }

        @Singleton
        EdgeLog log(InstantSource clock) {
            return new EdgeLog(System.out, clock);
        }

        @Singleton
        EdgeSettings settings(
                @Property(name = "tonearm.discord.application-id") long applicationId,
                @Property(name = "tonearm.discord.public-key") String publicKey,
                @Property(name = "tonearm.partitions", defaultValue = "1") int partitions,
                @Property(name = "tonearm.queue-url") String queueUrl,
                @Property(name = "tonearm.table", defaultValue = "tonearm") String table,
                @Property(name = "tonearm.music-catalogue", defaultValue = "") String catalogue,
                @Property(name = "tonearm.signature-tolerance-seconds", defaultValue = "240")
                        long tolerance) {
            return new EdgeSettings(
                    applicationId,
                    publicKey,
                    new Partitions(partitions),
                    queueUrl,
                    table,
                    Formats.CURRENT,
                    catalogue,
                    Duration.ofSeconds(tolerance));
        }

        @Singleton
        DynamoStore store(EdgeSettings settings, InstantSource clock) {
            return DynamoStore.connect(
                    StoreSettings.edge(settings.table(), settings.partitions()),
                    UrlConnectionHttpClient.builder(),
                    settings.formats(),
                    clock);
        }

        @Singleton
        SqsCommandQueue queue(EdgeSettings settings) {
            return new SqsCommandQueue(
                    SqsCommandQueue.client(), settings.queueUrl(), settings.partitions());
        }

        @Singleton
        Desk desk(
                DynamoStore store,
                SqsCommandQueue queue,
                EdgeSettings settings,
                InstantSource clock,
                EdgeLog log) {
            return Desk.with(
                    store.guilds(),
                    store.journal(),
                    store.glance(),
                    queue,
                    settings.musicCatalogue(),
                    clock,
                    log);
        }

        @Singleton
        Signature signature(EdgeSettings settings, InstantSource clock) {
            return new Signature(settings.publicKey(), settings.signatureTolerance(), clock);
        }

        @Singleton
        Endpoint endpoint(
                EdgeSettings settings,
                Signature signature,
                Desk desk,
                EdgeLog log,
                InstantSource clock) {
            return new Endpoint(
                    settings.applicationId(), signature, desk, log, new RefusalLog(log, clock));
        }

        @Singleton
        Priming priming(
                Signature signature,
                DynamoStore store,
                SqsCommandQueue queue,
                InstantSource clock) {
            return new Priming(signature, store.journal(), queue, clock);
        }
    }
}
