package dev.tonearm.bench.drill.alerts;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// How much this machine has to do. One that has far more than it can is slow, and alerts about
/// slowness then say the truth about it: the drill tells them apart from false ones.
final class Machine implements AutoCloseable {
    /// Programs that want to run, for each core: from here on each waits longer than it runs.
    private static final double TOO_MUCH = 2;

    private static final long EVERY_S = 1;

    private double most;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("machine").factory());

    /// Looks from now on.
    void watch() {
        var _ = looks.scheduleAtFixedRate(this::look, 0, EVERY_S, TimeUnit.SECONDS);
    }

    private void look() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load >= 0) take(load / Runtime.getRuntime().availableProcessors());
    }

    synchronized void take(double forEachCore) {
        most = Math.max(most, forEachCore);
    }

    /// Whether it was overloaded at any time.
    boolean wasOverloaded() {
        return most() > TOO_MUCH;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "up to %.1f programs wanted each core of this machine", most());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private synchronized double most() {
        return most;
    }
}
