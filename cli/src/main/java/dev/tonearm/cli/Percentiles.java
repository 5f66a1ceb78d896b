package dev.tonearm.cli;

import java.util.Arrays;
import java.util.Collection;

/// Percentiles of measured values by nearest rank, in the values' own unit.
public final class Percentiles {
    private final double[] sorted;

    /// @param values in any order
    public Percentiles(Collection<Double> values) {
        this.sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    public int count() {
        return sorted.length;
    }

    /// The smallest value that at least `percent` of all values do not exceed; NaN of no values.
    public double at(double percent) {
        if (sorted.length == 0) return Double.NaN;
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }

    public double median() {
        return at(50);
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }
}
