package dev.tonearm.simulation;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What carries the virtual threads of one run.
///
/// A run hands its baton over some ten thousand times. Where one platform thread carries them all,
/// that is a jump within it; in the JDK's pool another processor may have to wake up for each.
sealed interface Carrier {
    /// Made by the thread that will [#carry].
    static Carrier here() {
        return Home.BUILDER == null ? new Pool() : new Home(Home.BUILDER);
    }

    /// Begins a thread.
    void start(Runnable job);

    /// Lets the calling thread wait, and the others run, until something is so.
    void carry(BooleanSupplier over);

    /// The JDK's pool.
    final class Pool implements Carrier {
        @Override
        public void start(Runnable job) {
            Thread.ofVirtual().start(job);
        }

        @Override
        public void carry(BooleanSupplier over) {
            while (!over.getAsBoolean()) LockSupport.park();
        }
    }

    /// The thread that made it, and nobody else.
    ///
    /// Java has no public way yet to choose who carries a virtual thread; this is the one that the
    /// JDK's own tests use. It needs `--add-opens java.base/java.lang=ALL-UNNAMED`.
    final class Home implements Carrier, Executor {
        private static final @Nullable Constructor<?> BUILDER = builder();

        /// A thread that waits for something other than simulated time would wait for ever.
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        private static final long PAUSE = 20_000;

        private final Thread.Builder.OfVirtual threads;

        /// One at most. It comes from elsewhere when a thread had to wait for a lock that runs
        /// share, as that of a class which is being loaded.
        private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();

        private Home(Constructor<?> builder) {
            try {
                threads = (Thread.Builder.OfVirtual) builder.newInstance((Executor) this);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("threads cannot be carried here", e);
            }
        }

        private static @Nullable Constructor<?> builder() {
            try {
                Constructor<?> builder =
                        Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                                .getDeclaredConstructor(Executor.class);
                return builder.trySetAccessible() ? builder : null;
            } catch (ReflectiveOperationException _) {
                return null;
            }
        }

        @Override
        public void execute(Runnable goOn) {
            ready.add(goOn);
        }

        @Override
        public void start(Runnable job) {
            threads.start(job);
        }

        @Override
        public void carry(BooleanSupplier over) {
            while (!over.getAsBoolean()) {
                Runnable goOn = ready.poll();
                if (goOn == null) goOn = await();
                goOn.run();
            }
        }

        private Runnable await() {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < PATIENCE.toNanos()) {
                Runnable goOn = ready.poll();
                if (goOn != null) return goOn;
                LockSupport.parkNanos(PAUSE);
            }
            throw new IllegalStateException("a thread waits for real time, or for another's lock");
        }
    }
}
