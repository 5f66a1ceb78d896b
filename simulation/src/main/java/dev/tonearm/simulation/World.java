package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.worker.telemetry.Telemetry;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One run: the fleet, what is around it, who asks it for music, and what goes wrong.
final class World {
    static final Partitions PARTITIONS = new Partitions(4);

    /// One fleet of so many is of two builds from the beginning.
    private static final int MIXED = 3;

    private static final Duration QUIET = Duration.ofSeconds(60);

    /// From the slow lookups to what people do afterwards.
    private static final Duration HURRY = Duration.ofSeconds(15);

    /// What was under way at the end of the quiet time may take this long to be over.
    private static final int LAST_LOOKS = 8;

    private static final long SECOND = 1_000_000_000;

    private final Telemetry telemetry;
    private final Scenario scenario;
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
    private final Crew crew;
    private final Strikes strikes;
    private final People people;
    private final Invariants invariants;
    private @Nullable Violation violation;
    private boolean leaseWritten;

    World(long seed, Mutation mutation, @Nullable PrintStream out) {
        this(seed, mutation, out, Carrier.here());
    }

    World(long seed, Mutation mutation, @Nullable PrintStream out, Carrier carrier) {
        this(seed, mutation, out, carrier, SimWorker.UNSEEN);
    }

    /// @param telemetry of all its workers
    World(
            long seed,
            Mutation mutation,
            @Nullable PrintStream out,
            Carrier carrier,
            Telemetry telemetry) {
        this.telemetry = telemetry;
        this.scenario = Scenario.of(seed);
        var random = new SplittableRandom(~seed);
        this.trace = new Trace(out);
        var builds = new Builds(random.split(), seed % MIXED == 0);
        this.scheduler =
                new Scheduler(
                        random.split(),
                        carrier,
                        trace,
                        this::look,
                        (where, broken) -> {
                            trace.say(now(), () -> where + " broke: " + broken);
                            broken(new Violation("no defects", where + ": " + describe(broken)));
                        });
        this.journal =
                new SimJournal(
                        PARTITIONS,
                        scheduler::now,
                        mutation == Mutation.JOURNAL,
                        mutation == Mutation.VOTES);
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
        this.crew = new Crew(this, scheduler, builds, random, mutation, scenario.trouble());
        this.strikes = new Strikes(scenario, scheduler, trace, crew, nodes, builds);
        this.people = new People(this, scenario, scheduler, builds);
        this.invariants = new Invariants(this);
    }

    private static String describe(Throwable broken) {
        StackTraceElement[] stack = broken.getStackTrace();
        return broken + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    Telemetry telemetry() {
        return telemetry;
    }

    /// Runs it to its end.
    Outcome run() {
        for (int i = 0; i < scenario.workers(); i++) crew.startAnother();
        people.plan();
        strikes.plan();
        long healed = scenario.trouble().toNanos();
        Recovery recovery = crew.recovery();
        scheduler.at(healed, "heal", this::heal);
        scheduler.at(
                healed + Recovery.BOUND.toNanos(),
                "recovered",
                () -> recovery.late(healed).ifPresent(this::broken));
        long calm = healed + Strikes.CALM.toNanos();
        scheduler.at(calm, "slow lookups", people::lookUpSlowly);
        scheduler.at(calm, "meddling", this::meddle);
        scheduler.at(calm + HURRY.toNanos(), "hurry", people::hurry);
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
                strikes.counts(),
                recovery.times());
    }

    private void heal() {
        trace.say(now(), () -> "HEALED");
        for (SimNode node : nodes) {
            node.sourceIsAway(false);
            if (!node.up()) node.comeBack();
        }
        crew.heal();
    }

    /// Players are ended behind the workers' backs.
    private void meddle() {
        for (int number = 0; number < People.LEFT_ALONE; number++) {
            for (SimNode node : nodes) node.meddle(People.guild(number));
        }
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

    /// Something is not as it has to be: the run ends.
    void broken(Violation found) {
        if (violation == null) {
            violation = found;
            trace.say(now(), () -> "VIOLATION " + found);
        }
        scheduler.end();
    }

    // ---- what workers do -----------------------------------------------------------------------

    /// A worker has had the answer to a write of a lease.
    void leaseWritten() {
        leaseWritten = true;
    }

    /// A worker's request to receive has arrived at a queue.
    void asked(SimWorker worker, int partition) {
        if (worker.acts(partition)) crew.recovery().taken(partition, now());
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

    /// A process is gone, and its connections with it.
    void hangUp(Host host) {
        queues.forEach(queue -> queue.hangUp(host));
    }

    // ---- parts ---------------------------------------------------------------------------------

    private long now() {
        return scheduler.now();
    }

    List<SimWorker> alive() {
        return crew.alive();
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

    Strikes strikes() {
        return strikes;
    }

    Invariants invariants() {
        return invariants;
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
