package dev.tonearm.worker;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.worker.audio.LavalinkNodes;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.player.GuildPlayers;
import dev.tonearm.worker.shards.DiscordShards;
import dev.tonearm.worker.shards.GuildReports;
import dev.tonearm.worker.telemetry.Tracing;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.SystemTimer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The order in which the parts begin and end.
@Singleton
final class Worker implements GuildReports {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final WorkerSettings settings;
    private final Intake intake;
    private final GuildPlayers players;
    private final DiscordShards shards;
    private final LavalinkNodes nodes;
    private final DynamoStore store;
    private final SqsClient sqs;
    private final Tracing tracing;
    private final SystemTimer timer;
    private final RandomGenerator random;
    private final ExecutorService threads;
    private final CountDownLatch nodesOpen = new CountDownLatch(1);

    Worker(
            WorkerSettings settings,
            Intake intake,
            GuildPlayers players,
            DiscordShards shards,
            LavalinkNodes nodes,
            DynamoStore store,
            SqsClient sqs,
            Tracing tracing,
            SystemTimer timer,
            RandomGenerator random,
            ExecutorService threads) {
        this.settings = settings;
        this.intake = intake;
        this.players = players;
        this.shards = shards;
        this.nodes = nodes;
        this.store = store;
        this.sqs = sqs;
        this.tracing = tracing;
        this.timer = timer;
        this.random = random;
        this.threads = threads;
    }

    /// Connects; blocks until Discord answered. Commands are received from when their partition's
    /// shards are ready.
    void start() throws InterruptedException {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), random);
        for (int failures = 1; ; failures++) {
            try {
                shards.open(this);
                break;
            } catch (RuntimeException e) {
                // Discord's trouble is no reason to be restarted; readiness says what is missing.
                log.error("Discord does not let us in yet", e);
                timer.sleep(backoff.after(failures));
            }
        }
        nodes.open(shards.bot(), settings.queue().owned(), players, shards);
        nodesOpen.countDown();
    }

    /// Ends what is under way and nothing else: players go on playing on their nodes, and whoever
    /// comes next takes them over.
    void stop() throws InterruptedException {
        long end = System.nanoTime() + settings.drain().toNanos();
        // The last fifth is for snapshots.
        intake.stop(settings.drain().multipliedBy(3).dividedBy(5));
        long drained = end - settings.drain().dividedBy(5).toNanos();
        while (!intake.drained() && System.nanoTime() < drained) timer.sleep(LOOK);
        if (!intake.drained()) {
            log.warn("{} commands are left to whoever comes next", intake.inHand());
        }
        players.snapshot(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        intake.close();
        threads.shutdownNow();
        shards.close();
        nodes.close();
        timer.close();
        tracing.close();
        sqs.close();
        store.close();
        log.info("stopped");
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        players.report(guild, input);
    }

    @Override
    public void left(GuildId guild) {
        players.left(guild);
    }

    /// First what was going on goes on, then new commands come.
    @Override
    public void ready(int partition) {
        threads.execute(() -> {
            try {
                nodesOpen.await();
                players.revive(partition);
                intake.start(partition);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
