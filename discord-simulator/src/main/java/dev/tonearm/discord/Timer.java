package dev.tonearm.discord;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does things later, each on a thread of its own, so that one that waits delays no other.
public final class Timer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("simulator-timer").factory());

    public void after(long millis, Runnable work) {
        var _ = clock.schedule(() -> start(work), millis, TimeUnit.MILLISECONDS);
    }

    public void every(Duration interval, Runnable work) {
        var millis = interval.toMillis();
        var _ =
                clock.scheduleWithFixedDelay(
                        () -> start(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    public static void start(Runnable work) {
        Thread.ofVirtual()
                .name("simulator")
                .uncaughtExceptionHandler(
                        (thread, failure) -> LOG.error("Simulator work failed", failure))
                .start(work);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
