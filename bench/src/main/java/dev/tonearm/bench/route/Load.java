package dev.tonearm.bench.route;

import dev.tonearm.drive.Control;
import dev.tonearm.drive.ControlException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Sends commands at an even pace, whether earlier ones are answered or not: a slow stack gets no
/// mercy by being asked less.
final class Load {
    private static final int AT_ONCE = 6;

    private final Control control;
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final AtomicInteger notSent = new AtomicInteger();

    Load(Control control) {
        this.control = control;
    }

    /// Every guild asks once, a few at a time and no faster than this: cold processes get warm
    /// without being buried.
    ///
    /// @return how many were answered as they should
    int once(List<LoadGuild> guilds, long nanosBetween, Supplier<CommandMix.Ask> asks) {
        AtomicInteger answered = new AtomicInteger();
        Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (LoadGuild guild : guilds) {
                CommandMix.Ask ask = asks.get();
                turns.acquireUninterruptibly();
                due = Math.max(due + nanosBetween, System.nanoTime());
                until(due);
                senders.execute(() -> {
                    try {
                        if (guild.waitsFor(control, ask).failure().isEmpty())
                            answered.incrementAndGet();
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        return answered.get();
    }

    /// Random guilds ask.
    void random(
            List<LoadGuild> guilds, int commands, long nanosBetween, CommandMix mix, long seed) {
        Random random = new Random(seed);
        send(commands, nanosBetween, _ -> guilds.get(random.nextInt(guilds.size())), mix::next);
    }

    private void send(int count, long nanosBetween, Turn turn, Supplier<CommandMix.Ask> asks) {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                LoadGuild guild = turn.at(i);
                CommandMix.Ask ask = asks.get();
                until(start + i * nanosBetween);
                senders.execute(() -> send(guild, ask));
            }
        }
    }

    private static void until(long due) {
        while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
    }

    private void send(LoadGuild guild, CommandMix.Ask ask) {
        try {
            sent.put(guild.asks(control, ask), ask.command());
        } catch (ControlException | UncheckedIOException e) {
            notSent.incrementAndGet();
        }
    }

    /// Waits until everybody has an answer, but not for ever.
    ///
    /// @param after the last interaction before this load
    /// @return how each command went
    Map<String, Timing> settled(String after, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Map<String, Timing> timings = Timing.after(control, after);
            timings.keySet().retainAll(sent.keySet());
            boolean open =
                    timings.size() < sent.size()
                            || timings.values().stream().anyMatch(Timing::open);
            if (!open || System.nanoTime() > deadline) return timings;
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    /// The commands that reached the simulator: interaction to name.
    Map<String, String> sent() {
        return Map.copyOf(sent);
    }

    /// Commands that the simulator itself did not take; the bench is at fault then.
    int notSent() {
        return notSent.get();
    }

    private interface Turn {
        LoadGuild at(int index);
    }
}
