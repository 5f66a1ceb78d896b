package dev.tonearm.simulation;

import dev.tonearm.simulation.Trouble.Fate;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import dev.tonearm.worker.intake.Branch;
import dev.tonearm.worker.intake.PartitionQueue;
import dev.tonearm.worker.intake.QueueMessage;
import dev.tonearm.worker.intake.QueueUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One partition's queue with those who wait for its messages.
final class QueuePort {
    private static final Bounds BOUNDS = new Bounds(20, Duration.ofSeconds(3));

    private final SimQueue queue;
    private final Scheduler scheduler;
    private final List<Waiter> waiters = new ArrayList<>();

    /// A long poll.
    private static final class Waiter {
        private final Host host;
        private final Scheduler.Task task;
        private @Nullable List<QueueMessage> brought;
        private boolean gone;

        Waiter(Host host, Scheduler.Task task) {
            this.host = host;
            this.task = task;
        }
    }

    QueuePort(SimQueue queue, Scheduler scheduler) {
        this.queue = queue;
        this.scheduler = scheduler;
    }

    SimQueue queue() {
        return queue;
    }

    /// Hands what can be handed out to those who wait, and looks again when more shows.
    void serve() {
        long now = scheduler.now();
        for (Iterator<Waiter> all = waiters.iterator(); all.hasNext(); ) {
            Waiter waiter = all.next();
            List<QueueMessage> batch = queue.receive(now);
            if (batch.isEmpty()) break;
            waiter.brought = batch;
            scheduler.wake(waiter.task, now + 1_000_000);
            all.remove();
        }
        long shown = queue.nextShown(now);
        if (shown != Long.MAX_VALUE && !waiters.isEmpty()) {
            scheduler.at(shown, "shown", this::serve);
        }
    }

    /// A dead process's connections close.
    void hangUp(Host host) {
        waiters.removeIf(waiter -> waiter.host == host);
    }

    /// A worker's way to it.
    ///
    /// @param asked runs when a request to receive has arrived
    /// @param mutation what it does not do
    PartitionQueue of(
            Host host,
            Wire wire,
            Trouble trouble,
            Trace trace,
            Duration poll,
            Runnable asked,
            Mutation mutation) {
        return new PartitionQueue() {
            @Override
            public List<QueueMessage> receive() {
                Waiter waiter = new Waiter(host, scheduler.current());
                try {
                    call(
                            "receive",
                            "",
                            () -> {
                                // A connection that was given up is closed.
                                if (waiter.gone) return 0;
                                asked.run();
                                waiters.add(waiter);
                                serve();
                                return 0;
                            });
                } catch (QueueUnavailableException e) {
                    waiter.gone = true;
                    waiters.remove(waiter);
                    throw e;
                }
                if (waiter.brought == null) scheduler.sleep(poll.toNanos());
                waiters.remove(waiter);
                List<QueueMessage> brought = waiter.brought;
                trace.say(scheduler.now(), () -> host + " received " + brought);
                return brought == null ? List.of() : brought;
            }

            @Override
            public int delete(List<QueueMessage> messages) {
                return call(
                        "delete",
                        messages,
                        () -> {
                            int expired = queue.delete(messages, scheduler.now());
                            serve();
                            return expired;
                        });
            }

            // At once: the worker holds a lock meanwhile, and a second thread that wanted it would
            // keep the baton for ever.
            @Override
            public void hide(List<QueueMessage> messages, Duration time) {
                if (host.dead()) throw new Died();
                Fate fate = trouble.fate(Port.QUEUE);
                trace.step(scheduler.now(), "hide", fate.name().hashCode());
                trace.say(
                        scheduler.now(),
                        () -> host + " hides " + messages + " " + time + " " + fate);
                boolean effect = fate != Fate.REFUSED && fate != Fate.SILENT;
                if (effect) {
                    queue.hide(messages, time, scheduler.now());
                    serve();
                }
                if (fate != Fate.DONE) throw new QueueUnavailableException("hide: " + fate);
            }

            @Override
            public void copy(QueueMessage message, Branch branch, String command, String words) {
                boolean ordered = branch == Branch.ANSWERS || mutation != Mutation.LOOKUPS;
                String group = message.groupIn(branch);
                call(
                        "copy to " + branch,
                        message,
                        () -> {
                            if (branch == Branch.ANSWERS && mutation == Mutation.ANSWERS) return 0;
                            queue.send(
                                    ordered ? group : command + group,
                                    branch.copyOf(command),
                                    message.body(),
                                    words,
                                    scheduler.now());
                            serve();
                            return 0;
                        });
            }

            @Override
            public void copyAside(QueueMessage message) {
                call(
                        "copy aside",
                        message,
                        () -> {
                            queue.copyAside(message);
                            return 0;
                        });
            }

            private int call(String what, Object about, Supplier<Integer> effect) {
                return wire.call(
                        Port.QUEUE, what, about, BOUNDS, effect, QueueUnavailableException::new);
            }
        };
    }
}
