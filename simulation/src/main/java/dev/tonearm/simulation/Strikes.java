package dev.tonearm.simulation;

import dev.tonearm.simulation.Fault.Kind;
import dev.tonearm.simulation.Trouble.Mode;
import dev.tonearm.simulation.Trouble.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What goes wrong in a run, and what is known of it afterwards.
final class Strikes {
    /// The longest fault, and some time to get over it.
    static final Duration CALM = Duration.ofSeconds(28);

    /// How long a deploy takes at least.
    private static final Duration DEPLOY = Duration.ofSeconds(30);

    private final Scenario scenario;
    private final Scheduler scheduler;
    private final Trace trace;
    private final Crew crew;
    private final List<SimNode> nodes;
    private final Builds builds;
    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);

    /// Whether the build was turned lately.
    private boolean deployed;

    Strikes(
            Scenario scenario,
            Scheduler scheduler,
            Trace trace,
            Crew crew,
            List<SimNode> nodes,
            Builds builds) {
        this.scenario = scenario;
        this.scheduler = scheduler;
        this.trace = trace;
        this.crew = crew;
        this.nodes = nodes;
        this.builds = builds;
    }

    /// Plans all of it.
    void plan() {
        for (Fault fault : scenario.faults()) {
            scheduler.at(fault.at(), "fault", () -> strike(fault));
        }
    }

    private void strike(Fault fault) {
        List<SimWorker> alive = crew.alive();
        SimWorker victim = alive.get(fault.victim() % alive.size());
        trace.say(scheduler.now(), () -> "FAULT " + fault + " of " + victim.id());
        if (happens(fault, victim, alive)) struck.merge(fault.kind(), 1, Integer::sum);
    }

    /// @return whether it could happen
    private boolean happens(Fault fault, SimWorker victim, List<SimWorker> alive) {
        switch (fault.kind()) {
            case CRASH -> {
                crew.crash(victim);
                boolean same = fault.variant() % 2 == 0;
                later(fault.lasts(), same ? () -> crew.comeBack(victim) : crew::join);
            }
            case STALL -> crew.stall(victim, fault.lasts());
            case STOP -> {
                if (victim.stopping()) return false;
                crew.join();
                crew.stop(victim);
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
                if (!node.up()) return false;
                node.crash();
                later(fault.lasts(), node::comeBack);
            }
            case SOURCE_AWAY -> {
                nodes.forEach(node -> node.sourceIsAway(true));
                later(fault.lasts(), () -> nodes.forEach(node -> node.sourceIsAway(false)));
            }
            case LOST_END -> nodes.get(fault.variant() % nodes.size()).loseAnEnd();
            case ROLLING -> crew.roll(new ArrayDeque<>(alive));
            case TWO_BUILDS -> {
                // Deploys follow each other: a lookup that each of ten owners gives back is put
                // aside by the queue, which counts receives.
                if (deployed) return false;
                deployed = true;
                // The edge before the workers, or when some of them are done.
                later(Duration.ofMillis(fault.variant() % 2 * 5_000L), builds::turnEdge);
                builds.turn();
                crew.roll(new ArrayDeque<>(alive));
                later(DEPLOY, () -> deployed = false);
            }
            case CLOCK -> victim.timer().set(Duration.ofMillis(fault.variant() * 6L - 3_000));
            case JOIN -> crew.join();
        }
        return true;
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
        long at = Math.min(scheduler.now() + delay.toNanos(), scenario.trouble().toNanos() - 1);
        scheduler.at(at, "mend", what);
    }

    /// How often each kind struck.
    Map<Kind, Integer> counts() {
        return Map.copyOf(struck);
    }

    /// Whether somebody's wall clock was set.
    boolean clockWasSet() {
        return struck.containsKey(Kind.CLOCK);
    }

    /// Whether there was a time in which nothing could be loaded.
    boolean sourceWasAway() {
        return scenario.faults().stream().anyMatch(fault -> fault.kind() == Kind.SOURCE_AWAY);
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
}
