package dev.tonearm.worker.lease;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.FleetRecords.Replacement;
import dev.tonearm.core.partition.FleetUnavailableException;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps this worker's leases: says that it lives, looks at the fleet, takes, renews and hands
/// over, and tells the work of each partition what it has become.
public final class LeaseKeeper implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

    /// How finely it minds the time while something is under way whose end nobody tells.
    private static final Duration TICK = Duration.ofMillis(100);

    /// The same while nothing is, but that it may be told to leave.
    private static final Duration CALM = Duration.ofMillis(250);

    private static final double NANOS_A_SECOND = 1_000_000_000;

    /// How finely it waits for its own writes.
    private static final Duration GLANCE = Duration.ofMillis(2);

    private final LeaseSettings settings;
    private final FleetRecords records;
    private final PartitionWork work;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Executor threads;
    private final LeaseBook book;
    private final Recoveries recoveries;
    private final Map<Integer, Role> told = new TreeMap<>();
    private long announced;
    private long nextAnnouncement;
    private long nextLook;
    private boolean goodbye;
    private volatile boolean abandoned;
    private volatile boolean storeAway;
    private volatile int workers = 1;
    private volatile Stage stage = Stage.WORKING;

    private enum Stage {
        WORKING,
        LEAVING,
        HURRYING,
        GONE
    }

    /// @param fence stands open as long as it says
    /// @param threads gives each task a thread of its own
    public LeaseKeeper(
            LeaseSettings settings,
            Fence fence,
            FleetRecords records,
            PartitionWork work,
            Telemetry telemetry,
            Timer timer,
            Executor threads) {
        this.settings = settings;
        this.records = records;
        this.work = work;
        this.telemetry = telemetry;
        this.timer = timer;
        this.threads = threads;
        this.book = fence.book();
        this.nextAnnouncement = timer.nanos();
        this.nextLook = timer.nanos();
        this.recoveries = new Recoveries(nanos -> telemetry.took(WorkerMetric.RECOVERY, nanos));
        measure();
    }

    private void measure() {
        telemetry.gauge(WorkerMetric.WORKERS, this::workers);
        telemetry.gauge(WorkerMetric.DRAINING, () -> leaving() ? 1 : 0);
        telemetry.gauge(WorkerMetric.PARTITIONS_ALL, () -> of(LeaseBook::known));
        telemetry.gauge(WorkerMetric.PARTITIONS_PREPARED, () -> of(LeaseBook::prepared));
        telemetry.gauge(WorkerMetric.PARTITIONS_NOBODYS, () -> of(LeaseBook::nobodys));
        telemetry.gauge(
                WorkerMetric.LEASE_LEFT,
                () -> {
                    OptionalLong left = book.left(timer.nanos());
                    return left.isPresent() ? left.getAsLong() / NANOS_A_SECOND : Double.NaN;
                });
    }

    private int of(ToIntFunction<LeaseBook> count) {
        synchronized (book) {
            return count.applyAsInt(book);
        }
    }

    /// Keeps the leases until [#leave] has come to its end.
    @Override
    public void run() {
        try {
            while (stage != Stage.GONE) {
                try {
                    turn();
                } catch (RuntimeException | Error broken) {
                    // A keeper that ended would leave a worker that lives and does nothing.
                    log.error("a turn of the leases broke", broken);
                }
                timer.sleep(pause());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until something is due.
    private Duration pause() {
        if (stage != Stage.WORKING || recoveries.any()) return TICK;
        long due = Math.min(nextAnnouncement, nextLook);
        synchronized (book) {
            if (book.handing()) return TICK;
            due = Math.min(due, book.nextRenewal());
        }
        // What failed is due at once, and would be again.
        return Duration.ofNanos(Math.clamp(due - timer.nanos(), TICK.toNanos(), CALM.toNanos()));
    }

    /// Hands everything over; blocks until others have it or the patience is over, and then lets
    /// the rest go.
    ///
    /// @param patience for others to prepare
    /// @param longest for everything
    public void leave(Duration patience, Duration longest) throws InterruptedException {
        long begun = timer.nanos();
        stage = Stage.LEAVING;
        while (stage != Stage.GONE) {
            long passed = timer.nanos() - begun;
            if (passed >= longest.toNanos()) {
                log.warn("leases are left to run out");
                abandoned = true;
                stage = Stage.GONE;
            } else if (passed >= patience.toNanos()) {
                stage = Stage.HURRYING;
            }
            timer.sleep(TICK);
        }
    }

    /// Whether it has seen the fleet and may act for all that is its own.
    public boolean settled() {
        synchronized (book) {
            return book.settled(timer.nanos());
        }
    }

    /// Whether it has left without having come to its end: the leases run out by themselves.
    public boolean abandoned() {
        return abandoned;
    }

    /// How many workers have said that they live and not said goodbye, this one among them; some
    /// may be dead.
    public int workers() {
        return workers;
    }

    public boolean leaving() {
        return stage != Stage.WORKING;
    }

    private void turn() throws InterruptedException {
        if (stage == Stage.LEAVING || stage == Stage.HURRYING) go();
        announce();
        look();
        write();
        tell();
        recoveries.look(
                partition -> told.getOrDefault(partition, Role.NONE) != Role.NONE,
                work::running,
                timer.nanos());
        if (stage != Stage.WORKING && done()) {
            attempt(() -> records.withdraw(settings.me()));
            stage = Stage.GONE;
        }
    }

    private void go() {
        // Others should know at once.
        if (!goodbye) nextAnnouncement = timer.nanos();
        goodbye = true;
        synchronized (book) {
            book.leave();
            if (stage == Stage.HURRYING) book.hurry();
        }
    }

    private boolean done() {
        synchronized (book) {
            return book.ownsNothing() && told.values().stream().allMatch(Role.NONE::equals);
        }
    }

    private void announce() {
        if (timer.nanos() < nextAnnouncement) return;
        nextAnnouncement = timer.nanos() + settings.renewEvery().toNanos();
        boolean said =
                attempt(() ->
                        records.announce(
                                new Presence(
                                        settings.me(), announced + 1, stage != Stage.WORKING)));
        if (said) announced++;
    }

    /// All of them side by side, so that many leases take no longer than one.
    private void write() throws InterruptedException {
        List<LeaseWrite> writes;
        synchronized (book) {
            writes = book.due(work, timer.nanos());
        }
        if (writes.isEmpty()) return;
        // One of them on this thread, which would only wait for it: there often is no other.
        List<LeaseWrite> others = writes.subList(1, writes.size());
        AtomicInteger running = new AtomicInteger(others.size());
        for (LeaseWrite write : others) {
            threads.execute(() -> {
                try {
                    write(write);
                } finally {
                    running.decrementAndGet();
                }
            });
        }
        try {
            write(writes.getFirst());
        } finally {
            while (running.get() > 0) timer.sleep(GLANCE);
        }
        // What was found changed may want something else at once.
        nextLook = Math.min(nextLook, timer.nanos() + settings.lookOften().toNanos());
    }

    private void write(LeaseWrite write) {
        long sent = timer.nanos();
        try {
            Replacement outcome = records.replace(write.seen(), write.next());
            // Lost answers: the store has what we wanted it to have.
            boolean there =
                    outcome instanceof Replacement.Changed(var now) && now.equals(write.next());
            synchronized (book) {
                book.wrote(write, outcome, sent, timer.nanos());
            }
            if (outcome instanceof Replacement.Replaced || there) count(write);
        } catch (FleetUnavailableException e) {
            // Whether it took effect, the next look tells.
            telemetry.count(WorkerMetric.JOURNAL_RETRIES);
            telemetry.count(WorkerMetric.LEASE_FAILURES);
            unavailable(e);
        }
    }

    private void count(LeaseWrite write) {
        switch (write.purpose()) {
            case READY, DISCLAIM -> {}
            case RENEW -> telemetry.count(WorkerMetric.LEASE_RENEWALS);
            case TAKE -> {
                log.info("partition {}: taken from {}", write.partition(), write.seen().owner());
                telemetry.count(WorkerMetric.LEASES_TAKEN);
                if (!write.seen().owner().isNobody()) {
                    long silent;
                    synchronized (book) {
                        silent = book.silent(write.partition());
                    }
                    recoveries.taken(write.partition(), timer.nanos() - silent);
                }
            }
            case CLAIM ->
                    log.info(
                            "partition {}: preparing to follow {}",
                            write.partition(),
                            write.seen().owner());
            case PASS -> {
                log.info("partition {}: passed to {}", write.partition(), write.seen().heir());
                telemetry.count(WorkerMetric.LEASES_PASSED);
            }
            case RELEASE -> log.info("partition {}: released", write.partition());
        }
    }

    private void look() {
        if (timer.nanos() < nextLook) return;
        long asked = timer.nanos();
        attempt(() -> {
            var fleet = records.look();
            workers = Math.max(1, fleet.workers().size());
            synchronized (book) {
                book.looked(fleet, asked, timer.nanos());
            }
        });
        Duration until;
        synchronized (book) {
            until = book.handing() ? settings.lookOften() : settings.lookEvery();
        }
        nextLook = asked + until.toNanos();
    }

    private void tell() {
        Map<Integer, Role> roles;
        synchronized (book) {
            roles = book.roles(timer.nanos());
        }
        List<Integer> changed = new ArrayList<>();
        roles.forEach((partition, role) -> {
            if (told.getOrDefault(partition, Role.NONE) != role) changed.add(partition);
        });
        for (int partition : changed) {
            Role before = told.getOrDefault(partition, Role.NONE);
            Role role = roles.getOrDefault(partition, Role.NONE);
            if (before == Role.OWNER && role == Role.NONE) {
                log.warn("partition {}: another worker has taken it", partition);
                telemetry.count(WorkerMetric.LEASES_LOST);
            } else {
                log.info("partition {}: {} after {}", partition, role, before);
            }
            told.put(partition, role);
            work.become(partition, role);
        }
    }

    private boolean attempt(Runnable call) {
        try {
            call.run();
            if (storeAway) log.info("the store with the leases answers again");
            storeAway = false;
            return true;
        } catch (FleetUnavailableException e) {
            telemetry.count(WorkerMetric.JOURNAL_RETRIES);
            telemetry.count(WorkerMetric.LEASE_FAILURES);
            unavailable(e);
            return false;
        }
    }

    private void unavailable(FleetUnavailableException e) {
        if (!storeAway) log.warn("the store with the leases does not answer", e);
        storeAway = true;
    }
}
