package dev.tonearm.bench.crowd;

import dev.tonearm.bench.crowd.Wishes.Wish;
import dev.tonearm.drive.ControlException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Sends wishes at an even pace, whether earlier ones are answered or not.
final class Pace {
    private final Map<String, Wish> sent = new ConcurrentHashMap<>();
    private final AtomicInteger notSent = new AtomicInteger();

    /// Returns when the last one has left.
    void send(List<Wish> wishes, Duration within) {
        long between = within.toNanos() / wishes.size();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < wishes.size(); i++) {
                Wish wish = wishes.get(i);
                until(start + i * between);
                senders.execute(() -> send(wish));
            }
        }
    }

    private static void until(long due) {
        while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
    }

    private void send(Wish wish) {
        try {
            sent.put(wish.listener().sends(wish.command(), wish.options()), wish);
        } catch (ControlException | UncheckedIOException _) {
            notSent.incrementAndGet();
        }
    }

    /// By interaction.
    Map<String, Wish> sent() {
        return Map.copyOf(sent);
    }

    /// How many the simulator itself did not take; the bench is at fault then.
    int notSent() {
        return notSent.get();
    }
}
