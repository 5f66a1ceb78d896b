package dev.tonearm.worker;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.health.Figures;
import dev.tonearm.worker.health.HealthServer;
import dev.tonearm.worker.health.Readiness;
import dev.tonearm.worker.health.Vitals;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.lease.LeaseGate;
import dev.tonearm.worker.lease.LeaseKeeper;
import dev.tonearm.worker.partition.PartitionRunner;
import dev.tonearm.worker.player.GuildPlayers;
import dev.tonearm.worker.player.PlayerContext;
import dev.tonearm.worker.reply.PanelPace;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.discord.DiscordShards;
import dev.tonearm.worker.source.NodeSources;
import dev.tonearm.worker.source.Sources;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.telemetry.Tracing;
import dev.tonearm.worker.time.Machine;
import dev.tonearm.worker.time.SystemTimer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Every part of the worker, in the order of a command's way: queue, guild, journal, voice, node,
/// reply.
@Factory
final class WorkerFactory {
    /// A minute of 10,000 commands has a few dozen calls under way; the rest is room for a slow
    /// minute.
    private static final int STORE_CONNECTIONS = 128;

    /// Two poll for each partition of a small fleet, the others delete and hide.
    private static final int QUEUE_CONNECTIONS = 64;

    /// No guild exists with this id.
    private static final GuildId NOBODY = new GuildId(0);

    @Singleton
    ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());
    }

    @Singleton
    SystemTimer timer(ExecutorService threads) {
        return new SystemTimer(threads);
    }

    @Singleton
    RandomGenerator random() {
        return new Random();
    }

    @Singleton
    Machine machine(SystemTimer timer, ExecutorService threads, RandomGenerator random) {
        return new Machine(timer, threads, random, ReentrantLock::new);
    }

    @Singleton
    Tracing tracing(WorkerSettings settings) {
        return Tracing.of(settings.tracing());
    }

    @Singleton
    Figures figures() {
        return new Figures();
    }

    @Singleton
    Telemetry telemetry(Figures figures, Tracing tracing) {
        return new Telemetry(figures.registry(), tracing.openTelemetry());
    }

    @Singleton
    SqsClient sqs() {
        return SqsClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(QUEUE_CONNECTIONS))
                .build();
    }

    @Singleton
    Intake intake(
            SqsClient sqs,
            WorkerSettings settings,
            LeaseGate leases,
            GuildPlayers players,
            Telemetry telemetry,
            SystemTimer timer,
            RandomGenerator random,
            ExecutorService threads) {
        return new Intake(
                Intake.sqs(sqs, settings.queue()),
                settings.store().partitions(),
                settings.queue(),
                settings.formats(),
                leases,
                players,
                telemetry,
                timer,
                random,
                threads);
    }

    /// What everything that acts asks, made before there is a keeper.
    @Singleton
    LeaseGate leaseGate() {
        return new LeaseGate();
    }

    @Singleton
    PartitionRunner partitions(
            WorkerSettings settings,
            DiscordShards shards,
            LavalinkNodes nodes,
            GuildPlayers players,
            Intake intake,
            Telemetry telemetry,
            SystemTimer timer,
            RandomGenerator random,
            ExecutorService threads) {
        return new PartitionRunner(
                shards,
                nodes,
                players,
                intake,
                settings.drain().dividedBy(4),
                telemetry,
                timer,
                random,
                threads);
    }

    @Singleton
    LeaseKeeper leases(
            WorkerSettings settings,
            DynamoStore store,
            PartitionRunner partitions,
            LeaseGate gate,
            Telemetry telemetry,
            SystemTimer timer,
            ExecutorService threads) {
        var keeper =
                new LeaseKeeper(
                        settings.leases(), store.fleet(), partitions, telemetry, timer, threads);
        gate.follow(keeper);
        return keeper;
    }

    @Singleton
    DynamoStore store(WorkerSettings settings, SystemTimer timer) {
        return DynamoStore.connect(
                settings.store(),
                Apache5HttpClient.builder().maxConnections(STORE_CONNECTIONS),
                settings.formats(),
                timer);
    }

    @Singleton
    LavalinkNodes nodes(
            WorkerSettings settings,
            DynamoStore store,
            LeaseGate leases,
            Telemetry telemetry,
            Machine machine) {
        return new LavalinkNodes(
                        settings.audio(),
                        settings.store().partitions(),
                        store.nodeSessions(),
                        leases,
                        machine)
                .measuredBy(telemetry);
    }

    @Singleton
    DiscordShards shards(
            WorkerSettings settings,
            LavalinkNodes nodes,
            DynamoStore store,
            LeaseGate leases,
            SystemTimer timer) {
        return new DiscordShards(
                settings.shards(),
                nodes,
                store.identifyTurns(),
                settings.leases().me(),
                leases,
                timer);
    }

    @Singleton
    NodeSources sources(WorkerSettings settings, LavalinkNodes nodes, SystemTimer timer) {
        return new NodeSources(nodes, settings.sources(), timer);
    }

    @Singleton
    GuildPlayers players(
            WorkerSettings settings,
            DynamoStore store,
            LeaseGate leases,
            DiscordShards shards,
            LavalinkNodes nodes,
            Sources sources,
            Telemetry telemetry,
            SystemTimer timer,
            RandomGenerator random,
            ExecutorService threads) {
        var replying = new Replying(shards.rest(), new PanelPace(), telemetry, timer, threads);
        return new GuildPlayers(
                new PlayerContext(
                        settings.store().partitions(),
                        leases,
                        store.journal(),
                        settings.formats(),
                        shards,
                        nodes,
                        sources,
                        replying,
                        telemetry,
                        timer,
                        random,
                        threads));
    }

    @Singleton
    Readiness readiness(
            LeaseKeeper leases,
            PartitionRunner partitions,
            DiscordShards shards,
            LavalinkNodes nodes,
            Intake intake,
            DynamoStore store,
            Vitals vitals) {
        Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
        parts.put("threads", vitals::whole);
        parts.put("lease", () -> leases.settled() && !leases.leaving());
        parts.put("gateway", () -> shards.loggedIn() && partitions.connected() && shards.alive());
        parts.put("node", nodes::ready);
        parts.put("queue", () -> partitions.settled() && intake.reachable());
        parts.put("store", () -> reachable(store.journal()));
        return new Readiness(parts);
    }

    @Singleton
    HealthServer health(WorkerSettings settings, Readiness readiness, Figures figures) {
        return HealthServer.start(settings.http(), readiness, figures);
    }

    private static boolean reachable(PlayerJournal journal) {
        try {
            journal.load(NOBODY);
            return true;
        } catch (JournalUnavailableException _) {
            return false;
        }
    }
}
