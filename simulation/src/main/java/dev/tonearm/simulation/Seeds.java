package dev.tonearm.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Runs many seeds, as many at a time as there are processors.
final class Seeds {
    private Seeds() {}

    /// Runs seeds until all are done or one thread broke.
    ///
    /// @param each is told of each seed's outcome, one at a time
    static void run(long from, int count, Mutation mutation, Consumer<Outcome> each) {
        var next = new AtomicLong(from);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> broken = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(
                    Thread.ofPlatform()
                            .name("seeds-" + i)
                            .start(() -> {
                                try {
                                    for (long seed = next.getAndIncrement();
                                            seed < from + count;
                                            seed = next.getAndIncrement()) {
                                        Outcome outcome = new World(seed, mutation, null).run();
                                        synchronized (broken) {
                                            each.accept(outcome);
                                        }
                                    }
                                } catch (RuntimeException | Error e) {
                                    synchronized (broken) {
                                        broken.add(e);
                                    }
                                }
                            }));
        }
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        synchronized (broken) {
            if (!broken.isEmpty()) {
                throw new IllegalStateException("a seed could not be run", broken.getFirst());
            }
        }
    }
}
