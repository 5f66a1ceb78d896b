package dev.tonearm.simulation;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What happened in a run, step by step: always as a number that two equal runs share, and in words
/// when somebody wants to read them.
final class Trace {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final @Nullable PrintStream out;
    private long hash;

    /// @param out where the words go, if anywhere
    Trace(@Nullable PrintStream out) {
        this.out = out;
    }

    void step(long time, String what, long detail) {
        hash = Long.rotateLeft(hash ^ time, 17) * MIX + what.hashCode();
        hash = Long.rotateLeft(hash ^ detail, 31) * MIX;
    }

    void say(long time, Supplier<String> words) {
        if (out != null) out.printf("%9.4f  %s%n", time / NANOS_PER_SECOND, words.get());
    }

    long hash() {
        return hash;
    }
}
