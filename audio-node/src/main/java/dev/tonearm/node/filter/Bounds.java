package dev.tonearm.node.filter;

/// What a filter's values may be, where lavadsp says so.
final class Bounds {

    private Bounds() {}

    static double within(String field, double value, double least, double most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    field + " must be from " + least + " to " + most + ", was " + value);
        }
        return value;
    }

    static double above(String field, double value, double bound) {
        if (value <= bound) {
            throw new IllegalArgumentException(
                    field + " must be above " + bound + ", was " + value);
        }
        return value;
    }

    /// Lavalink puts a band into its array without looking: its answer is 500.
    static int band(int index, int bands) {
        if (index < 0 || index >= bands) {
            throw new IllegalArgumentException("there is no equalizer band " + index);
        }
        return index;
    }
}
