package dev.tonearm.worker.partition;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.lease.PartitionResource;
import dev.tonearm.worker.lease.PartitionWork;
import dev.tonearm.worker.lease.Role;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.player.GuildPlayers;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the partitions that leases bring, each by itself.
///
/// | part | shards | nodes | players | intake |
/// |---|---|---|---|---|
/// | [Role#HEIR] | connect, send nothing | | | |
/// | [Role#OWNER] | connected | sessions taken up | go on where they were | reads |
/// | [Role#GIVING] | connected | left playing, once what was asked for is heard | have written snapshots | drained |
/// | [Role#NONE] | left, so that their sessions linger | left playing | forgotten | closed |
public final class PartitionRunner implements PartitionWork {
    private static final Logger log = LoggerFactory.getLogger(PartitionRunner.class);

    /// Nodes that answer are there sooner; a session that another owner does not let go of takes 2
    /// s.
    private static final Duration FOR_NODES = Duration.ofSeconds(5);

    /// A join takes a second at most, or is not answered at all.
    private static final Duration FOR_JOINS = Duration.ofSeconds(3);

    /// A request takes some milliseconds; a node that has not taken it by then holds up nobody.
    private static final Duration FOR_REQUESTS = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(20);

    /// A role changes a few times at most before the work has followed.
    private static final int STEPS = 64;

    private final PartitionResource shards;
    private final PartitionResource nodes;
    private final GuildPlayers players;
    private final Intake intake;
    private final Duration drain;
    private final Timer timer;
    private final Backoff backoff;
    private final Executor threads;
    private final Telemetry telemetry;
    private final Map<Integer, Life> lives = new ConcurrentHashMap<>();

    /// @param drain the most time for what is under way in a partition that is given away
    public PartitionRunner(
            PartitionResource shards,
            PartitionResource nodes,
            GuildPlayers players,
            Intake intake,
            Duration drain,
            Telemetry telemetry,
            Timer timer,
            RandomGenerator random,
            Executor threads) {
        this.shards = shards;
        this.nodes = nodes;
        this.players = players;
        this.intake = intake;
        this.drain = drain;
        this.timer = timer;
        this.backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), random);
        this.threads = threads;
        this.telemetry = telemetry;
        telemetry.gauge(WorkerMetric.PARTITIONS, this::owned);
        telemetry.gauge(WorkerMetric.PARTITIONS_RUNNING, this::running);
    }

    @Override
    public void become(int partition, Role role) {
        lives.computeIfAbsent(partition, Life::new).become(role);
    }

    @Override
    public boolean prepared(int partition) {
        return shards.ready(partition);
    }

    @Override
    public boolean finished(int partition) {
        Life life = lives.get(partition);
        return life == null || life.finished;
    }

    @Override
    public boolean running(int partition) {
        Life life = lives.get(partition);
        return life != null && life.running;
    }

    @Override
    public int weight(int partition) {
        return players.playing(partition);
    }

    /// Whether commands are taken for every partition that is ours.
    public boolean settled() {
        return lives.values().stream().allMatch(life -> life.wanted != Role.OWNER || life.running);
    }

    /// Whether the shards of every partition that is ours are connected.
    public boolean connected() {
        return lives.values().stream()
                .allMatch(life -> life.wanted != Role.OWNER || shards.ready(life.partition));
    }

    /// Whether nothing of any partition is open any more.
    public boolean ended() {
        return lives.values().stream().allMatch(life -> life.wanted == Role.NONE && life.idle());
    }

    private int owned() {
        return (int) lives.values().stream().filter(life -> life.wanted == Role.OWNER).count();
    }

    private int running() {
        return (int) lives.values().stream().filter(life -> life.running).count();
    }

    /// One partition; its steps are taken one after the other.
    private final class Life {
        private final int partition;
        private final Mailbox steps = new Mailbox(threads, STEPS);
        private volatile Role wanted = Role.NONE;
        private volatile boolean running;
        private volatile boolean finished;

        /// Whether the work has begun, and has not ended since.
        private volatile boolean begun;

        /// Whether it was somebody else's since the work began: what is known may be old.
        private volatile boolean lost;

        /// How often a step broke; only the steps count.
        private int broke;

        Life(int partition) {
            this.partition = partition;
        }

        void become(Role role) {
            wanted = role;
            finished = false;
            if (role == Role.NONE || role == Role.HEIR) lose();
            if (!steps.offer(() -> follow(role))) {
                throw new IllegalStateException("partition " + partition + " stands still");
            }
        }

        /// At once: a step that goes on with guilds would else wait for a lease that may never come
        /// back, and nothing would end behind it.
        private void lose() {
            if (!begun) return;
            lost = true;
            players.forget(partition);
        }

        boolean idle() {
            return steps.idle();
        }

        private void follow(Role role) {
            // Another step, for what it has become since, waits behind this one.
            if (wanted != role) return;
            try {
                switch (role) {
                    case HEIR -> prepare(role);
                    case OWNER -> begin();
                    case GIVING -> finish();
                    case NONE -> end();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error broken) {
                // Nobody else may act for a partition that we own, so it is not left half begun.
                log.error("partition {}: not {} yet", partition, role, broken);
                timer.after(backoff.after(++broke), () -> steps.offer(() -> follow(role)));
            }
        }

        private boolean prepare(Role role) throws InterruptedException {
            return open(shards, role);
        }

        /// First the nodes, which play all this time; then what was going on goes on, and last come
        /// new commands. Whoever joins a channel anew before its player can be reached is silent
        /// for as long, so that is waited for, if not for ever.
        private void begin() throws InterruptedException {
            long since = timer.nanos();
            // It was lost and came back while another step was under way, or as an heir's at once.
            if (lost) {
                leave();
                shards.regained(partition);
            }
            lost = false;
            begun = true;
            players.open(partition);
            if (!open(nodes, Role.OWNER) || !prepare(Role.OWNER)) return;
            while (!shards.ready(partition)) {
                if (wanted != Role.OWNER) return;
                timer.sleep(LOOK);
            }
            long patience = timer.nanos() + FOR_NODES.toNanos();
            while (!nodes.ready(partition) && timer.nanos() < patience) {
                if (wanted != Role.OWNER) return;
                timer.sleep(LOOK);
            }
            players.revive(partition);
            if (wanted != Role.OWNER || lost) return;
            intake.start(partition);
            running = true;
            long took = timer.nanos() - since;
            telemetry.took(WorkerMetric.LEASE_TAKEOVER, took);
            log.info(
                    "partition {}: running after {} ms",
                    partition,
                    Duration.ofNanos(took).toMillis());
        }

        private boolean open(PartitionResource resource, Role role) throws InterruptedException {
            for (int failures = 1; wanted == role; failures++) {
                try {
                    resource.open(partition);
                    return true;
                } catch (RuntimeException e) {
                    log.error("partition {}: not opened yet", partition, e);
                    timer.sleep(backoff.after(failures));
                }
            }
            return false;
        }

        private void finish() throws InterruptedException {
            running = false;
            long end = timer.nanos() + drain.toNanos();
            players.leave(partition);
            if (!intake.drain(partition, drain)) {
                log.warn("partition {}: commands are left to whoever comes next", partition);
            }
            awaitBeginnings(Math.min(end, timer.nanos() + FOR_JOINS.toNanos()));
            if (wanted != Role.GIVING) {
                // The one who was to have it is dead: the step behind this one begins again.
                intake.close(partition);
                return;
            }
            players.finish(partition, Duration.ofNanos(Math.max(0, end - timer.nanos())));
            intake.close(partition);
            awaitRequests(timer.nanos() + FOR_REQUESTS.toNanos());
            nodes.close(partition);
            finished = true;
        }

        /// Whoever has just said `/play` would sit in silence until the next owner has joined anew;
        /// music that is heard once goes on all the while.
        private void awaitBeginnings(long patience) throws InterruptedException {
            while (nodes.beginning(partition) && timer.nanos() < patience) {
                if (wanted != Role.GIVING) return;
                timer.sleep(LOOK);
            }
        }

        /// What a node has been asked for it may do after the next owner has begun.
        private void awaitRequests(long patience) throws InterruptedException {
            while (nodes.asking(partition) && timer.nanos() < patience) timer.sleep(LOOK);
        }

        private void end() {
            leave();
            shards.close(partition);
        }

        private void leave() {
            running = false;
            intake.close(partition);
            nodes.close(partition);
            players.forget(partition);
            begun = false;
        }
    }
}
