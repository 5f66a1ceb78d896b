package dev.tonearm.billing.statistics;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;

/// Tells how many different hashes it was given, about, and not which: 4 KB, whatever comes. One
/// that was given all that two others were is their union.
///
/// With 4,096 registers the standard error is 1.2 %; of a few dozen one is missed now and then.
final class Uniques {
    private static final int PRECISION = 12;

    private final UltraLogLog sketch;

    private Uniques(UltraLogLog sketch) {
        this.sketch = sketch;
    }

    static Uniques none() {
        return new Uniques(UltraLogLog.create(PRECISION));
    }

    static Uniques of(byte[] bytes) {
        return new Uniques(UltraLogLog.wrap(bytes.clone()));
    }

    void add(long hash) {
        sketch.add(hash);
    }

    void add(Uniques others) {
        sketch.add(others.sketch);
    }

    long estimate() {
        return Math.round(sketch.getDistinctCountEstimate());
    }

    byte[] bytes() {
        return sketch.getState().clone();
    }
}
