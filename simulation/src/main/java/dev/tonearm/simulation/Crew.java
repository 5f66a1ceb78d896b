package dev.tonearm.simulation;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;

/// The workers of a run, as whoever operates them starts and stops them.
final class Crew {
    private static final int MOST = 4;
    private static final int LEAST = 2;
    private static final long SECOND = 1_000_000_000;

    private final World world;
    private final Scheduler scheduler;
    private final Builds builds;
    private final SplittableRandom random;
    private final Mutation mutation;

    /// When all is to be well, in nanoseconds of the run.
    private final long healed;

    private final Recovery recovery = new Recovery(World.PARTITIONS.count());
    private final List<SimWorker> workers = new ArrayList<>();
    private int names;
    private int lives;

    Crew(
            World world,
            Scheduler scheduler,
            Builds builds,
            SplittableRandom random,
            Mutation mutation,
            Duration trouble) {
        this.world = world;
        this.scheduler = scheduler;
        this.builds = builds;
        this.random = random;
        this.mutation = mutation;
        this.healed = trouble.toNanos();
    }

    List<SimWorker> alive() {
        return List.copyOf(workers);
    }

    Recovery recovery() {
        return recovery;
    }

    /// Begins a life of a worker, whatever there is.
    void start(String name) {
        var id = new WorkerId(name, String.valueOf(++lives));
        var worker = new SimWorker(id, world, builds.next(), random.split(), mutation);
        if (scheduler.now() >= healed) worker.trouble().heal();
        workers.add(worker);
        worker.start(Duration.ofMillis(random.nextInt(300, 2_000)));
        world.trace().say(scheduler.now(), () -> id + " starts");
    }

    void startAnother() {
        start("worker-" + ++names);
    }

    /// One more, if there is room.
    void join() {
        if (workers.size() < MOST) startAnother();
    }

    /// The same one again, if there is room.
    void comeBack(SimWorker worker) {
        if (workers.size() < MOST) start(worker.id().name());
    }

    void stop(SimWorker victim) {
        victim.stop(() -> {
            world.trace().say(scheduler.now(), () -> victim.id() + " has stopped");
            end(victim);
        });
    }

    /// As a deploy does: for each worker a new one comes, and when the old one is gone, in whatever
    /// way, it is the next one's turn.
    void roll(Queue<SimWorker> old) {
        SimWorker next = old.peek();
        if (next == null || scheduler.now() >= healed) return;
        if (!workers.contains(next)) {
            old.remove();
        } else if (!next.stopping()) {
            startAnother();
            stop(next);
        }
        scheduler.at(scheduler.now() + SECOND, "roll", () -> roll(old));
    }

    void crash(SimWorker victim) {
        recovery.hit(victim, scheduler.now());
        end(victim);
    }

    void stall(SimWorker victim, Duration lasts) {
        long now = scheduler.now();
        recovery.hit(victim, now);
        victim.host().stall(now, Math.min(now + lasts.toNanos(), healed));
    }

    private void end(SimWorker worker) {
        scheduler.kill(worker.host());
        worker.nodeWire().hangUp();
        world.hangUp(worker.host());
        workers.remove(worker);
        if (workers.isEmpty()) startAnother();
    }

    /// Nothing is wrong with any of them any more, and all are of one build.
    void heal() {
        for (SimWorker worker : workers) {
            worker.trouble().heal();
            worker.nodeWire().mended();
        }
        Formats settled = builds.settle();
        for (SimWorker worker : alive()) {
            if (worker.stopping() || worker.build().equals(settled)) continue;
            startAnother();
            stop(worker);
        }
        while (workers.stream().filter(worker -> !worker.stopping()).count() < LEAST) {
            startAnother();
        }
    }
}
