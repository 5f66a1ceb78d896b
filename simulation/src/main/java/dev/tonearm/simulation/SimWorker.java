package dev.tonearm.simulation;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.intake.QueueSettings;
import dev.tonearm.worker.lease.Fence;
import dev.tonearm.worker.lease.LeaseKeeper;
import dev.tonearm.worker.lease.LeaseSettings;
import dev.tonearm.worker.partition.PartitionRunner;
import dev.tonearm.worker.player.GuildPlayers;
import dev.tonearm.worker.player.PlayerContext;
import dev.tonearm.worker.player.QueueWatch;
import dev.tonearm.worker.reply.PanelPace;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Machine;
import dev.tonearm.worker.time.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;

/// One life of a worker: production's parts, put together as `WorkerFactory` does, between ports of
/// the simulation.
final class SimWorker {
    static final QueueSettings QUEUE = QueueSettings.of("{partition}");

    private static final AudioSettings AUDIO =
            AudioSettings.of("node-1=http://node-1:1,node-2=http://node-2:1", "password");

    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);

    /// A registry without anybody who reads it.
    static final Telemetry UNSEEN =
            new Telemetry(new CompositeMeterRegistry(), OpenTelemetry.noop());

    private final WorkerId id;
    private final Formats build;
    private final Host host;
    private final World world;
    private final Trouble trouble;
    private final SimTimer timer;
    private final SimWire nodeWire;
    private final LavalinkNodes lavalink;
    private final SimNodes nodes;
    private final SimShards shards;
    private final GuildPlayers players;
    private final PartitionRunner partitions;
    private final Fence fence;
    private final LeaseKeeper leases;
    private boolean stopping;

    SimWorker(WorkerId id, World world, Formats build, SplittableRandom random, Mutation mutation) {
        this.id = id;
        this.build = build;
        this.world = world;
        this.host = new Host(id.toString());
        this.trouble = new Trouble(random.split());
        Scheduler scheduler = world.scheduler();
        var wire = new Wire(host, scheduler, random.split(), trouble, world.trace());
        this.timer =
                new SimTimer(
                        host,
                        scheduler,
                        random.nextLong(1L << 50),
                        Duration.ofMillis(random.nextLong(-3_000, 3_000)));
        Executor threads = job -> scheduler.spawn(host, "task", job);
        LeaseSettings leasing = settings(id, mutation);
        this.fence = new Fence(leasing, timer);
        IntPredicate gate = mutation == Mutation.FENCE ? _ -> true : fence;
        var workerRandom = random.split();
        Timer nodeTimer = mutation == Mutation.RETRY ? new Forgetful(timer) : timer;
        this.nodeWire = new SimWire(this, world, wire, threads, mutation);
        this.lavalink =
                new LavalinkNodes(
                        AUDIO,
                        World.PARTITIONS,
                        world.sessions().of(wire, mutation),
                        gate,
                        nodeWire,
                        this::report,
                        this::voiceClosed,
                        new Machine(
                                nodeTimer, threads, workerRandom, () -> new SimLock(scheduler)));
        this.nodes = new SimNodes(lavalink, timer, mutation);
        this.shards =
                new SimShards(
                        host,
                        scheduler,
                        wire,
                        trouble,
                        timer,
                        world.voice(),
                        lavalink,
                        this::report,
                        gate,
                        world.trace(),
                        mutation);
        var rest = new SimRest(wire, trouble, world.ledger(), world.messages());
        this.players =
                new GuildPlayers(
                        new PlayerContext(
                                World.PARTITIONS,
                                gate,
                                SimJournal.port(
                                        world.journal().as(build, mutation != Mutation.FORMATS),
                                        wire),
                                build,
                                shards,
                                nodes,
                                new SimSources(wire, trouble),
                                new Replying(
                                        rest,
                                        new PanelPace(),
                                        false,
                                        world.telemetry(),
                                        timer,
                                        threads),
                                QueueWatch.NOBODY,
                                world.telemetry(),
                                timer,
                                workerRandom,
                                threads));
        var intake =
                new Intake(
                        partition ->
                                world.queue(partition)
                                        .of(
                                                host,
                                                wire,
                                                trouble,
                                                world.trace(),
                                                QUEUE.poll(),
                                                () -> world.asked(this, partition),
                                                mutation),
                        World.PARTITIONS,
                        QUEUE,
                        build,
                        gate,
                        players,
                        world.telemetry(),
                        timer,
                        workerRandom,
                        threads);
        this.partitions =
                new PartitionRunner(
                        shards,
                        nodes,
                        players,
                        intake,
                        DRAIN.dividedBy(4),
                        world.telemetry(),
                        timer,
                        workerRandom,
                        threads);
        this.leases =
                new LeaseKeeper(
                        leasing,
                        fence,
                        SimFleet.port(world.fleet(), wire, world::leaseWritten),
                        partitions,
                        world.telemetry(),
                        timer,
                        threads);
    }

    private void report(GuildId guild, PlayerInput input) {
        players.report(guild, input);
    }

    private void voiceClosed(GuildId guild, VoiceServer server, int code, String reason) {
        shards.closed(guild, server, code, reason);
    }

    private static LeaseSettings settings(WorkerId id, Mutation mutation) {
        LeaseSettings usual = LeaseSettings.of(id);
        if (mutation != Mutation.OBSERVER || (id.hashCode() & 1) == 0) return usual;
        return new LeaseSettings(
                id,
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofMillis(900),
                Duration.ofMillis(500),
                usual.lookOften(),
                usual.heirPatience());
    }

    /// Logs in to Discord and joins the fleet.
    void start(Duration login) {
        Scheduler scheduler = world.scheduler();
        scheduler.spawn(
                host,
                "start",
                () -> {
                    scheduler.sleep(login.toNanos());
                    scheduler.spawn(host, "leases", leases);
                });
    }

    /// Goes as `Worker.stop` does.
    void stop(Runnable then) {
        stopping = true;
        world.scheduler()
                .spawn(
                        host,
                        "stop",
                        () -> {
                            try {
                                leases.leave(
                                        DRAIN.multipliedBy(3).dividedBy(5),
                                        DRAIN.multipliedBy(9).dividedBy(10));
                                while (!partitions.ended() && !leases.abandoned()) {
                                    timer.sleep(LOOK);
                                }
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("nobody interrupts", e);
                            }
                            then.run();
                        });
    }

    /// What it reads and writes.
    Formats build() {
        return build;
    }

    WorkerId id() {
        return id;
    }

    Host host() {
        return host;
    }

    Trouble trouble() {
        return trouble;
    }

    SimTimer timer() {
        return timer;
    }

    SimNodes nodes() {
        return nodes;
    }

    SimWire nodeWire() {
        return nodeWire;
    }

    /// Whether nothing passes between it and the nodes, without a word.
    boolean isCutOffFromNodes() {
        return trouble.hangs(Port.NODES);
    }

    /// What waits for a while is never done.
    private record Forgetful(Timer timer) implements Timer {
        @Override
        public Instant instant() {
            return timer.instant();
        }

        @Override
        public Scheduled after(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            timer.sleep(time);
        }

        @Override
        public long nanos() {
            return timer.nanos();
        }
    }

    boolean stopping() {
        return stopping;
    }

    /// Whether it believes that it may act for a partition.
    boolean acts(int partition) {
        return !host.dead() && fence.test(partition);
    }
}
