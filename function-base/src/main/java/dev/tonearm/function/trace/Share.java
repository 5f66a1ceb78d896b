package dev.tonearm.function.trace;

/// Picks a share of all traces by their ids, so that everybody picks the same ones.
final class Share {
    /// Random by the rules of W3C's trace context, and in X-Ray's ids too.
    private static final int DIGITS = 14;

    private static final double ALL = 1L << (4 * DIGITS);

    private Share() {}

    /// Whether a trace is one of them.
    ///
    /// @param ratio from 0 for none to 1 for all
    /// @param traceId 32 hexadecimal digits
    static boolean of(double ratio, String traceId) {
        if (ratio >= 1) return true;
        return Long.parseLong(traceId, 32 - DIGITS, 32, 16) < ratio * ALL;
    }
}
