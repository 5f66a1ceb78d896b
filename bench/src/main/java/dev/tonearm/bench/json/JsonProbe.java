package dev.tonearm.bench.json;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

/// A process of its own that reads a command in one way: the first time, and when it is warm.
/// Prints milliseconds, classes and microseconds.
public final class JsonProbe {
    private static final int ROUNDS = 20;
    private static final int EACH = 10_000;

    private JsonProbe() {}

    public static void main(String[] arguments) {
        Reading reading = Reading.valueOf(arguments[0]);
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long loaded = classes.getTotalLoadedClassCount();
        long begun = System.nanoTime();
        int length = reading.read().length();
        double first = (System.nanoTime() - begun) / 1e6;
        loaded = classes.getTotalLoadedClassCount() - loaded;
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            begun = System.nanoTime();
            for (int i = 0; i < EACH; i++) length += reading.read().length();
            best = Math.min(best, (System.nanoTime() - begun) / 1e3 / EACH);
        }
        if (length == 0) throw new IllegalStateException("nothing was read");
        System.out.println(first + " " + loaded + " " + best);
    }
}
