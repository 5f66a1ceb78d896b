package dev.tonearm.worker;

import dev.tonearm.store.DynamoStore;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.discord.DiscordShards;
import dev.tonearm.worker.health.ReadinessWatch;
import dev.tonearm.worker.lease.LeaseKeeper;
import dev.tonearm.worker.partition.DrainSettings;
import dev.tonearm.worker.partition.PartitionRunner;
import dev.tonearm.worker.source.NodeSources;
import dev.tonearm.worker.telemetry.Tracing;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.SystemTimer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The order in which the parts begin and end.
@Singleton
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final WorkerSettings settings;
    private final DrainSettings drain;
    private final LeaseKeeper leases;
    private final PartitionRunner partitions;
    private final DiscordShards shards;
    private final LavalinkNodes nodes;
    private final NodeSources sources;
    private final DynamoStore store;
    private final SqsClient sqs;
    private final Tracing tracing;
    private final ReadinessWatch readiness;
    private final SystemTimer timer;
    private final RandomGenerator random;
    private final ExecutorService threads;

    Worker(
            WorkerSettings settings,
            DrainSettings drain,
            LeaseKeeper leases,
            PartitionRunner partitions,
            DiscordShards shards,
            LavalinkNodes nodes,
            NodeSources sources,
            DynamoStore store,
            SqsClient sqs,
            Tracing tracing,
            ReadinessWatch readiness,
            SystemTimer timer,
            RandomGenerator random,
            ExecutorService threads) {
        this.settings = settings;
        this.drain = drain;
        this.leases = leases;
        this.partitions = partitions;
        this.shards = shards;
        this.nodes = nodes;
        this.sources = sources;
        this.store = store;
        this.sqs = sqs;
        this.tracing = tracing;
        this.readiness = readiness;
        this.timer = timer;
        this.random = random;
        this.threads = threads;
    }

    /// Logs in to Discord, which blocks until that is done, and joins the fleet; partitions come
    /// with their leases.
    void start() throws InterruptedException {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), random);
        for (int failures = 1; ; failures++) {
            try {
                shards.login();
                break;
            } catch (RuntimeException e) {
                // Discord's trouble is no reason to be restarted; readiness says what is missing.
                log.error("Discord does not let us in yet", e);
                timer.sleep(backoff.after(failures));
            }
        }
        log.info("{} joins the fleet", settings.leases().me());
        log.info(
                "what people write in request channels is {}",
                settings.shards().reads() ? "played" : "not read (TONEARM_TYPED_REQUESTS)");
        threads.execute(leases);
        threads.execute(this::warm);
    }

    private void warm() {
        try {
            while (!nodes.reachable()) timer.sleep(LOOK);
            sources.warm();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hands every partition over, or brings it to an end when nobody takes it. Players go on
    /// playing on their nodes, and whoever comes next takes them over.
    void stop() throws InterruptedException {
        if (shards.loggedIn()) {
            leases.leave(drain.forHeirs(), drain.forHandover());
        }
        while (!partitions.ended() && !leases.abandoned()) timer.sleep(LOOK);
        readiness.end();
        shards.close();
        nodes.close();
        threads.shutdownNow();
        timer.close();
        tracing.close();
        sqs.close();
        store.close();
        log.info("stopped");
    }
}
