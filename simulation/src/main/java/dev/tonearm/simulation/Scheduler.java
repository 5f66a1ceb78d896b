package dev.tonearm.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs tasks one at a time, each on a virtual thread of its own, in simulated time.
///
/// Exactly one thread holds the baton. It gives the baton away only in [#sleep] and when its task
/// ends, so what stands between two sleeps happens at once, at one instant. Time moves when nothing
/// is left to do at the present one; what is due at the same instant comes in an order that the
/// seed's randomness gives.
final class Scheduler {
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Set<Task> live = new LinkedHashSet<>();
    private final RandomGenerator random;
    private final Trace trace;
    private final Runnable afterEach;
    private final BiConsumer<String, Throwable> broke;
    private final Carrier carrier;
    private final Task driver;
    private Task current;
    private long now;
    private long steps;
    private long pushed;
    private long spawned;
    private boolean over;

    /// @param afterEach looks at the world after each step
    /// @param broke takes what a task or an action threw
    Scheduler(
            RandomGenerator random,
            Carrier carrier,
            Trace trace,
            Runnable afterEach,
            BiConsumer<String, Throwable> broke) {
        this.random = random;
        this.carrier = carrier;
        this.trace = trace;
        this.afterEach = afterEach;
        this.broke = broke;
        this.driver = new Task(new Host("driver"), "drive", () -> {}, 0);
        this.driver.thread = Thread.currentThread();
        this.driver.started = true;
        this.current = driver;
    }

    /// Nanoseconds since the run began.
    long now() {
        return now;
    }

    long steps() {
        return steps;
    }

    /// Ends the run at the next step.
    void end() {
        over = true;
    }

    /// Runs until [#end] or until nothing is left to do, and then unwinds every task. Called once,
    /// by the thread that made the scheduler.
    void run() {
        pass(driver);
        for (Task task : List.copyOf(live)) task.killed = true;
        for (Task task = first(); task != null; task = first()) {
            if (task.started) {
                hand(task);
                carrier.carry(driver::takeBaton);
            } else {
                bury(task);
            }
        }
    }

    private void bury(Task task) {
        task.done = true;
        live.remove(task);
    }

    private @Nullable Task first() {
        return live.isEmpty() ? null : live.iterator().next();
    }

    /// Does something at a time, outside of all processes. It must not [#sleep].
    Action at(long time, String label, Runnable action) {
        var planned = new Action(label, action);
        push(new Due(Math.max(time, now), random.nextInt(), ++pushed, null, 0, planned));
        return planned;
    }

    /// Begins a task of a process, now or later.
    void spawn(Host host, String label, Runnable job) {
        if (host.dead() || over) return;
        var task = new Task(host, label, job, ++spawned);
        live.add(task);
        wake(task, now);
    }

    /// Lets others go on for this long at least.
    void sleep(long nanos) {
        Task me = current;
        if (me.killed || me.host.dead()) throw new Died();
        wake(me, now + Math.max(0, nanos));
        pass(me);
        if (me.killed) throw new Died();
    }

    /// Sleeps until somebody [wakes][#wake] this task.
    void sleepUntilWoken() {
        Task me = current;
        if (me.killed || me.host.dead()) throw new Died();
        me.ticket++;
        pass(me);
        if (me.killed) throw new Died();
    }

    Task current() {
        return current;
    }

    void wake(Task task, long time) {
        task.ticket++;
        push(new Due(time, random.nextInt(), ++pushed, task, task.ticket, null));
    }

    /// Ends every task of a process where it stands.
    void kill(Host host) {
        host.die();
        for (Task task : List.copyOf(live)) {
            if (task.host != host) continue;
            task.killed = true;
            if (task != current) wake(task, now);
        }
    }

    private void push(Due one) {
        due.add(one);
    }

    /// Gives the baton to whoever is next, and waits for it.
    private void pass(Task me) {
        Task next = next();
        current = next;
        if (next == me) return;
        hand(next);
        if (me == driver) carrier.carry(me::takeBaton);
        else await(me);
    }

    private void hand(Task next) {
        current = next;
        next.baton = true;
        if (next.started) {
            LockSupport.unpark(next.thread);
        } else {
            next.started = true;
            carrier.start(() -> work(next));
        }
    }

    private static void await(Task me) {
        while (!me.takeBaton()) LockSupport.park();
    }

    private void work(Task me) {
        me.thread = Thread.currentThread();
        await(me);
        try {
            me.job.run();
        } catch (Died _) {
            // As it should be.
        } catch (Throwable broken) {
            broke.accept(me.host + " " + me.label, broken);
        }
        bury(me);
        hand(over ? driver : next());
    }

    private Task next() {
        while (true) {
            look();
            if (over) return driver;
            Due first = due.poll();
            if (first == null) {
                over = true;
                return driver;
            }
            now = Math.max(now, first.at);
            Action action = first.action;
            Task task = first.task;
            if (action != null) {
                if (!action.cancelled) act(action);
            } else if (task != null && task.ticket == first.ticket && !task.done) {
                if (!task.killed && task.host.stalledUntil() > now) {
                    wake(task, task.host.stalledUntil());
                } else if (task.killed && !task.started) {
                    bury(task);
                } else {
                    steps++;
                    trace.step(now, task.label, task.number);
                    return task;
                }
            }
        }
    }

    private void look() {
        try {
            afterEach.run();
        } catch (RuntimeException broken) {
            broke.accept("a look at the world", broken);
        }
    }

    private void act(Action action) {
        steps++;
        trace.step(now, action.label, 0);
        try {
            action.action.run();
        } catch (RuntimeException broken) {
            broke.accept(action.label, broken);
        }
    }

    /// Something planned that can be called off.
    static final class Action {
        private final String label;
        private final Runnable action;
        private boolean cancelled;

        private Action(String label, Runnable action) {
            this.label = label;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }
    }

    /// What runs on a thread of its own, as part of a process.
    static final class Task {
        private final Host host;
        private final String label;
        private final Runnable job;
        private final long number;
        private @Nullable Thread thread;
        private volatile boolean baton;
        private boolean started;
        private boolean killed;
        private boolean done;
        private long ticket;

        private Task(Host host, String label, Runnable job, long number) {
            this.host = host;
            this.label = label;
            this.job = job;
            this.number = number;
        }

        Host host() {
            return host;
        }

        private boolean takeBaton() {
            if (!baton) return false;
            baton = false;
            return true;
        }

        @Override
        public String toString() {
            return host + " " + label + "#" + number;
        }
    }

    /// @param action what is done, if it is no task that goes on
    private record Due(
            long at,
            int tie,
            long number,
            @Nullable Task task,
            long ticket,
            @Nullable Action action)
            implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at, other.at);
            if (byTime != 0) return byTime;
            int byTie = Integer.compare(tie, other.tie);
            return byTie != 0 ? byTie : Long.compare(number, other.number);
        }
    }
}
