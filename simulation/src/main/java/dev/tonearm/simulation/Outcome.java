package dev.tonearm.simulation;

import dev.tonearm.simulation.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of one seed.
///
/// @param trace equal for equal runs
/// @param aside messages that the queue put aside, although their commands were done
record Outcome(
        long seed,
        @Nullable Violation violation,
        long trace,
        long steps,
        int commands,
        int lost,
        int doubled,
        int aside,
        Map<Kind, Integer> faults,
        List<Duration> recoveries) {}
