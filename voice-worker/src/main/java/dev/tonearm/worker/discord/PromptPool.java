package dev.tonearm.worker.discord;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A shard's gateway thread, whose send queue can be looked at now instead of at JDA's next look.
///
/// JDA 6.5.0 looks every 500 ms whether there is something to send (`WebSocketSendingThread`,
/// `scheduleIdle`), and a voice state update lies in the queue until then: a join left 327 to 471
/// ms after its command, most of the time from `/play` to sound. The look is a task that JDA gives
/// its gateway pool, and this is the pool: [#lookNow] lets the waiting look come at once, on the
/// pool's only thread. Each look schedules the next, and all that counts what was sent stays JDA's
/// own. A JDA that no longer schedules such a look finds nothing changed.
final class PromptPool extends ScheduledThreadPoolExecutor {
    /// How JDA's look is told from its other tasks.
    private static final long IDLE_MILLIS = 500;

    private final AtomicReference<@Nullable Look> waiting = new AtomicReference<>();

    /// @param name of its thread
    PromptPool(String name) {
        super(1, Thread.ofPlatform().daemon().name(name).factory());
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (unit != TimeUnit.MILLISECONDS || delay != IDLE_MILLIS) {
            return super.schedule(task, delay, unit);
        }
        Look look = new Look(task);
        ScheduledFuture<?> due = super.schedule(look, delay, unit);
        look.due = due;
        waiting.set(look);
        return due;
    }

    /// Whether JDA's next look can be brought forward; false with a JDA that mended the defect.
    boolean lookWaits() {
        return waiting.get() != null;
    }

    /// Looks for something to send, unless JDA is about to do so anyway.
    void lookNow() {
        Look look = waiting.getAndSet(null);
        if (look == null || isShutdown()) return;
        var _ = super.schedule(look, 0, TimeUnit.MILLISECONDS);
    }

    /// One look, which happens once however often it is due.
    private static final class Look implements Runnable {
        private final Runnable task;
        private final AtomicBoolean done = new AtomicBoolean();
        private volatile @Nullable Future<?> due;

        Look(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            Future<?> planned = due;
            // JDA cancels the look that is due when it gives its connection up.
            boolean givenUp = planned != null && planned.isCancelled();
            if (!givenUp && done.compareAndSet(false, true)) task.run();
        }
    }
}
