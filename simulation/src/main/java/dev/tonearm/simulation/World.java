package dev.tonearm.simulation;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.simulation.Fault.Kind;
import dev.tonearm.simulation.Scenario.Asking;
import dev.tonearm.simulation.Trouble.Mode;
import dev.tonearm.simulation.Trouble.Port;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// One run: the fleet, what is around it, and what goes wrong.
final class World {
    /// Who sits in the voice channel of every guild.
    static final List<UserId> LISTENERS = LongStream.range(7, 12).mapToObj(UserId::new).toList();

    static final Partitions PARTITIONS = new Partitions(4);

    private static final int LEFT_ALONE = 3;
    private static final int FOLLOWING_LOOKS = 3;
    private static final int MOST_WORKERS = 4;
    private static final int LEAST_WORKERS = 2;

    /// One fleet of so many is of two builds from the beginning.
    private static final int MIXED = 3;

    private static final Duration QUIET = Duration.ofSeconds(60);

    /// The longest fault, and some time to get over it.
    private static final Duration CALM = Duration.ofSeconds(28);

    /// How long a deploy takes at least.
    private static final Duration DEPLOY = Duration.ofSeconds(30);

    /// How long a source takes then, and when a command that was given meanwhile is looked for.
    private static final Duration SLOW = Duration.ofSeconds(8);

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /// What was under way at the end of the quiet time may take this long to be over.
    private static final int LAST_LOOKS = 8;

    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final long SECOND = 1_000_000_000;

    /// What people say beside each command.
    private static final int TALK = 2;

    private final Scenario scenario;
    private final Mutation mutation;
    private final SplittableRandom random;
    private final Trace trace;
    private final Scheduler scheduler;
    private final SimFleet fleet = new SimFleet(PARTITIONS.count());
    private final SimJournal journal;
    private final List<QueuePort> queues;
    private final Sounds sounds;
    private final SimVoice voice;
    private final SimSessions sessions = new SimSessions();
    private final List<SimNode> nodes;
    private final Ledger ledger = new Ledger();
    private final SimMessages messages;
    private final List<SimWorker> workers = new ArrayList<>();
    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);
    private final Invariants invariants;
    private final Builds builds;
    private final Recovery recovery = new Recovery(PARTITIONS.count());
    private @Nullable Violation violation;
    private int names;
    private int lives;
    private boolean leaseWritten;

    /// Whether the build was turned lately.
    private boolean deployed;

    World(long seed, Mutation mutation, @Nullable PrintStream out) {
        this(seed, mutation, out, Carrier.here());
    }

    World(long seed, Mutation mutation, @Nullable PrintStream out, Carrier carrier) {
        this.scenario = Scenario.of(seed);
        this.mutation = mutation;
        this.random = new SplittableRandom(~seed);
        this.trace = new Trace(out);
        this.builds = new Builds(random.split(), seed % MIXED == 0);
        this.scheduler =
                new Scheduler(
                        random.split(),
                        carrier,
                        trace,
                        this::look,
                        (where, broken) -> {
                            trace.say(now(), () -> where + " broke: " + broken);
                            broken("no defects", where + ": " + describe(broken));
                        });
        this.journal =
                new SimJournal(
                        PARTITIONS, mutation == Mutation.JOURNAL, mutation == Mutation.VOTES);
        this.queues =
                IntStream.range(0, PARTITIONS.count())
                        .mapToObj(partition ->
                                new QueuePort(
                                        new SimQueue(partition, SimWorker.QUEUE.visibility()),
                                        scheduler))
                        .toList();
        this.sounds = new Sounds(scheduler::now);
        this.voice = new SimVoice(this::cutOff);
        this.messages = new SimMessages(scheduler::now, mutation != Mutation.NAMES);
        this.nodes =
                List.of(
                        new SimNode("node-1", scheduler, sounds, voice, scenario.firstNode()),
                        new SimNode("node-2", scheduler, sounds, voice, scenario.secondNode()));
        this.invariants = new Invariants(this);
    }

    private static String describe(Throwable broken) {
        StackTraceElement[] stack = broken.getStackTrace();
        return broken + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /// Runs it to its end.
    Outcome run() {
        for (int i = 0; i < scenario.workers(); i++) start(nextName());
        for (Asking asking : scenario.askings()) {
            scheduler.at(asking.at(), "asking", () -> ask(asking));
        }
        for (Fault fault : scenario.faults()) {
            scheduler.at(fault.at(), "fault", () -> strike(fault));
        }
        long healed = scenario.trouble().toNanos();
        scheduler.at(healed, "heal", this::heal);
        scheduler.at(
                healed + Recovery.BOUND.toNanos(),
                "recovered",
                () -> recovery.late(healed).ifPresent(this::broken));
        scheduler.at(healed + CALM.toNanos(), "slow lookups", this::lookUpSlowly);
        scheduler.at(healed + CALM.toNanos(), "meddling", this::meddle);
        scheduler.at(healed + QUIET.toNanos(), "last look", () -> lastLook(LAST_LOOKS));
        scheduler.run();
        return new Outcome(
                scenario.seed(),
                violation,
                trace.hash(),
                scheduler.steps(),
                ledger.entries().size(),
                invariants.lost(),
                invariants.doubled(),
                invariants.aside(),
                Map.copyOf(struck),
                recovery.times());
    }

    private void lastLook(int looks) {
        var found = invariants.atTheEnd();
        if (found.isEmpty()) {
            scheduler.end();
        } else if (looks == 0) {
            broken(found.get());
        } else {
            scheduler.at(now() + SECOND, "last look", () -> lastLook(looks - 1));
        }
    }

    private void look() {
        if (!leaseWritten) return;
        leaseWritten = false;
        invariants.oneOwner().ifPresent(this::broken);
    }

    /// A worker has had the answer to a write of a lease.
    void leaseWritten() {
        leaseWritten = true;
    }

    private void broken(String invariant, String detail) {
        broken(new Violation(invariant, detail));
    }

    private void broken(Violation found) {
        if (violation == null) {
            violation = found;
            trace.say(now(), () -> "VIOLATION " + found);
        }
        scheduler.end();
    }

    // ---- what people do ------------------------------------------------------------------------

    /// In some guilds three people ask for what a source takes long to give, and a fourth for
    /// something else, which must not wait for them. In the others nobody does anything any more,
    /// which would set right what should have come right by itself.
    private void lookUpSlowly() {
        for (int guild = LEFT_ALONE; guild < Scenario.GUILDS; guild++) {
            for (int i = 0; i < 3; i++) {
                String query = SimSources.slow(SLOW.plusSeconds(i % 2), i, 100);
                ask(asking(guild, new PlaybackCommand.Play(query, Placement.LAST)));
            }
            Asking volume = asking(guild, new SoundCommand.SetVolume(50 + guild));
            scheduler.at(
                    now() + SECOND / 5,
                    "asking",
                    () -> {
                        InteractionId asked = ask(volume);
                        scheduler.at(
                                now() + AT_ONCE.toNanos(),
                                "at once",
                                () -> invariants.answered(asked).ifPresent(this::broken));
                        scheduler.at(
                                now() + AT_ONCE.toNanos(),
                                "followed",
                                () -> followed(guild(volume.guild()), FOLLOWING_LOOKS));
                    });
        }
        // Once, and it must be no more than a moment's delay.
        scheduler.at(
                now() + SECOND / 5,
                "losing",
                () -> alive().forEach(worker -> worker.trouble().loseNextChange()));
    }

    /// What has just been asked for is heard, if not right now then in a moment.
    private void followed(GuildId guild, int looks) {
        Optional<Violation> found = invariants.followed(guild);
        if (found.isEmpty()) return;
        if (looks == 0) broken(found.get());
        else scheduler.at(now() + SECOND / 2, "followed", () -> followed(guild, looks - 1));
    }

    /// Players are ended behind the workers' backs.
    private void meddle() {
        for (int number = 0; number < LEFT_ALONE; number++) {
            for (SimNode node : nodes) node.meddle(guild(number));
        }
    }

    /// Guilds of all partitions, as PARTITIONS divides them.
    private static GuildId guild(int number) {
        return new GuildId((1_000L + number) << 22);
    }

    private Asking asking(int guild, PlayerCommand command) {
        return new Asking(now(), guild, command, Duration.ZERO, true);
    }

    private InteractionId ask(Asking asking) {
        Instant at = SimTimer.START.plusNanos(now());
        long millis = at.toEpochMilli() - DISCORD_EPOCH;
        var interaction = new InteractionId((millis << 22) + ledger.entries().size() + 1);
        GuildId guild = guild(asking.guild());
        var envelope =
                new CommandEnvelope(
                        new Interaction(interaction, 1, "token", Interaction.Kind.COMMAND, "en-US"),
                        guild,
                        new ChannelId(guild.value() + 2),
                        LISTENERS.get(ledger.entries().size() % LISTENERS.size()),
                        Limits.STANDARD,
                        Instant.ofEpochMilli(at.toEpochMilli()),
                        "",
                        rules(asking),
                        asking.command());
        for (int said = 0; said < TALK; said++) messages.chat(guild, envelope.channel());
        send(envelope, interaction.toString());
        if (asking.again().isZero()) return interaction;
        String deduplication = interaction + (asking.deduplicated() ? "" : " again");
        scheduler.at(
                now() + asking.again().toNanos(), "again", () -> send(envelope, deduplication));
        return interaction;
    }

    /// In every second guild listeners vote about what ends the music of others; two are enough.
    private static HouseRules rules(Asking asking) {
        boolean voted =
                asking.guild() % 2 == 1
                        && switch (asking.command()) {
                            case PlaybackCommand.Skip _,
                                    PlaybackCommand.Stop _,
                                    QueueCommand.Shuffle _,
                                    QueueCommand.Clear _ ->
                                    true;
                            default -> false;
                        };
        HouseRules usual = HouseRules.USUAL;
        return new HouseRules(
                usual.standing(),
                voted ? new Rule.Vote(40) : Rule.OPEN,
                usual.reach(),
                Set.of(),
                0,
                usual.manners());
    }

    private void send(CommandEnvelope envelope, String deduplication) {
        QueuePort queue = queue(PARTITIONS.of(envelope.guild()));
        trace.say(
                now(),
                () ->
                        "sent "
                                + envelope.interaction().id()
                                + " "
                                + envelope.guild()
                                + " "
                                + envelope.command());
        boolean taken =
                queue.queue()
                        .send(
                                envelope.guild().toString(),
                                deduplication,
                                CommandCodec.encode(envelope, builds.edge()),
                                now());
        if (!taken) return;
        ledger.accepted(envelope);
        queue.serve();
    }

    // ---- what goes wrong -----------------------------------------------------------------------

    private void strike(Fault fault) {
        List<SimWorker> alive = alive();
        SimWorker victim = alive.get(fault.victim() % alive.size());
        trace.say(now(), () -> "FAULT " + fault + " of " + victim.id());
        switch (fault.kind()) {
            case CRASH -> {
                crash(victim);
                String name = fault.variant() % 2 == 0 ? victim.id().name() : nextName();
                later(fault.lasts(), () -> join(name));
            }
            case STALL -> {
                recovery.hit(victim, now());
                long until = now() + fault.lasts().toNanos();
                victim.host().stallUntil(Math.min(until, scenario.trouble().toNanos()));
            }
            case STOP -> {
                if (victim.stopping()) return;
                join(nextName());
                stop(victim);
            }
            case CUT -> {
                Port port = pick(Port.values(), fault.variant());
                Mode mode = pick(Mode.values(), fault.victim());
                cut(victim, port, mode, fault.lasts());
            }
            case STORE_DOWN -> {
                Mode mode = pick(Mode.values(), fault.victim());
                for (SimWorker worker : alive) cut(worker, Port.STORE, mode, fault.lasts());
            }
            case ERRORS -> {
                victim.trouble().beginErrors();
                later(fault.lasts(), victim.trouble()::endErrors);
            }
            case NODE_CRASH -> {
                SimNode node = nodes.get(fault.variant() % nodes.size());
                if (!node.up()) return;
                node.crash();
                later(fault.lasts(), node::comeBack);
            }
            case SOURCE_AWAY -> {
                nodes.forEach(node -> node.sourceIsAway(true));
                later(fault.lasts(), () -> nodes.forEach(node -> node.sourceIsAway(false)));
            }
            case LOST_END -> nodes.get(fault.variant() % nodes.size()).loseAnEnd();
            case ROLLING -> roll(new ArrayDeque<>(alive));
            case TWO_BUILDS -> {
                // Deploys follow each other: a lookup that each of ten owners gives back is put
                // aside by the queue, which counts receives.
                if (deployed) return;
                deployed = true;
                // The edge before the workers, or when some of them are done.
                later(Duration.ofMillis(fault.variant() % 2 * 5_000L), builds::turnEdge);
                builds.turn();
                roll(new ArrayDeque<>(alive));
                later(DEPLOY, () -> deployed = false);
            }
            case CLOCK -> victim.timer().set(Duration.ofMillis(fault.variant() * 6L - 3_000));
            case JOIN -> join(nextName());
        }
        struck.merge(fault.kind(), 1, Integer::sum);
    }

    /// Whether nothing happened around an instant that could keep a worker from telling what
    /// failed.
    boolean calmAround(Instant at) {
        Instant from = at.minus(CALM);
        Instant to = at.plus(CALM);
        Instant settled = SimTimer.START.plus(scenario.trouble());
        if (builds.mixed() && settled.isAfter(from) && settled.isBefore(to)) return false;
        return scenario.faults().stream()
                .filter(fault -> fault.kind() != Kind.SOURCE_AWAY && fault.kind() != Kind.LOST_END)
                .map(fault -> SimTimer.START.plusNanos(fault.at()))
                .noneMatch(fault -> fault.isAfter(from) && fault.isBefore(to));
    }

    /// Whether there was a time in which nothing could be loaded.
    boolean sourceWasAway() {
        return scenario.faults().stream().anyMatch(fault -> fault.kind() == Kind.SOURCE_AWAY);
    }

    private void stop(SimWorker victim) {
        victim.stop(() -> {
            trace.say(now(), () -> victim.id() + " has stopped");
            end(victim);
        });
    }

    /// As a deploy does: for each worker a new one comes, and when the old one is gone, in whatever
    /// way, it is the next one's turn.
    private void roll(Queue<SimWorker> old) {
        SimWorker next = old.peek();
        if (next == null || now() >= scenario.trouble().toNanos()) return;
        if (!workers.contains(next)) {
            old.remove();
        } else if (!next.stopping()) {
            start(nextName());
            stop(next);
        }
        scheduler.at(now() + SECOND, "roll", () -> roll(old));
    }

    private static <T> T pick(T[] all, int number) {
        return all[number % all.length];
    }

    private void cut(SimWorker victim, Port port, Mode mode, Duration lasts) {
        victim.trouble().begin(port, mode);
        if (port == Port.NODES && mode == Mode.REFUSES) victim.nodeWire().hangUp();
        later(
                lasts,
                () -> {
                    victim.trouble().end(port);
                    victim.nodeWire().mended();
                });
    }

    private void later(Duration delay, Runnable what) {
        // All is mended when the quiet time begins.
        long at = Math.min(now() + delay.toNanos(), scenario.trouble().toNanos() - 1);
        scheduler.at(at, "mend", what);
    }

    private void crash(SimWorker victim) {
        recovery.hit(victim, now());
        end(victim);
    }

    private void end(SimWorker worker) {
        scheduler.kill(worker.host());
        worker.nodeWire().hangUp();
        queues.forEach(queue -> queue.hangUp(worker.host()));
        workers.remove(worker);
        if (alive().isEmpty()) start(nextName());
    }

    private void join(String name) {
        if (workers.size() < MOST_WORKERS) start(name);
    }

    private void heal() {
        trace.say(now(), () -> "HEALED");
        for (SimWorker worker : workers) {
            worker.trouble().heal();
            worker.nodeWire().mended();
        }
        for (SimNode node : nodes) {
            node.sourceIsAway(false);
            if (!node.up()) node.comeBack();
        }
        Formats settled = builds.settle();
        for (SimWorker worker : alive()) {
            if (worker.stopping() || worker.build().equals(settled)) continue;
            start(nextName());
            stop(worker);
        }
        while (alive().stream().filter(worker -> !worker.stopping()).count() < LEAST_WORKERS) {
            start(nextName());
        }
    }

    private void start(String name) {
        var id = new WorkerId(name, String.valueOf(++lives));
        var worker = new SimWorker(id, this, builds.next(), random.split(), mutation);
        if (now() >= scenario.trouble().toNanos()) worker.trouble().heal();
        workers.add(worker);
        worker.start(Duration.ofMillis(random.nextInt(300, 2_000)));
        trace.say(now(), () -> id + " starts");
    }

    private String nextName() {
        return "worker-" + ++names;
    }

    // ---- what workers do -----------------------------------------------------------------------

    /// A worker's request to receive has arrived at a queue.
    void asked(SimWorker worker, int partition) {
        if (worker.acts(partition)) recovery.taken(partition, now());
    }

    /// A node obeys a worker.
    void written(SimWorker worker, int partition, SimNode node, Object about) {
        trace.say(now(), () -> node + " takes from " + worker.id() + ": " + about);
        invariants.oneWriter(worker, partition).ifPresent(this::broken);
        sounds.written(partition, fleet.epoch(partition, worker.id()), worker.nodes().openings());
    }

    /// A node's answer has reached the owner of a session.
    void answered(SimNode.Session session) {
        sounds.told(session.players());
    }

    /// Discord has cut off whoever speaks in a guild by an older voice server.
    private void cutOff(GuildId guild) {
        for (SimNode node : nodes) node.players(guild).forEach(SimPlayer::cutOff);
    }

    /// A node has obeyed.
    void done() {
        sounds.missed().flatMap(invariants::nothingMissed).ifPresent(this::broken);
    }

    // ---- parts ---------------------------------------------------------------------------------

    private long now() {
        return scheduler.now();
    }

    List<SimWorker> alive() {
        return List.copyOf(workers);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Trace trace() {
        return trace;
    }

    SimFleet fleet() {
        return fleet;
    }

    SimJournal journal() {
        return journal;
    }

    QueuePort queue(int partition) {
        return queues.get(partition);
    }

    /// Whether somebody's wall clock was set.
    boolean clockWasSet() {
        return struck.containsKey(Kind.CLOCK);
    }

    List<SimNode> nodes() {
        return nodes;
    }

    SimNode node(String name) {
        for (SimNode node : nodes) if (node.toString().equals(name)) return node;
        throw new IllegalArgumentException("no node is called " + name);
    }

    SimVoice voice() {
        return voice;
    }

    SimSessions sessions() {
        return sessions;
    }

    SimMessages messages() {
        return messages;
    }

    Ledger ledger() {
        return ledger;
    }
}
