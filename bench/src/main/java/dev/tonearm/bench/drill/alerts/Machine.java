package dev.tonearm.bench.drill.alerts;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much this machine has to do. One that has far more than it can is slow, and alerts about
/// slowness then say the truth about it: the drill tells them apart from false ones.
final class Machine {
    /// Programs that want to run, for each core: from here on each waits longer than it runs.
    private static final double TOO_MUCH = 2;

    private final List<Double> loads = new ArrayList<>();

    /// Looks once.
    void look() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load >= 0) take(load / Runtime.getRuntime().availableProcessors());
    }

    void take(double forEachCore) {
        loads.add(forEachCore);
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

    private double most() {
        return loads.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
