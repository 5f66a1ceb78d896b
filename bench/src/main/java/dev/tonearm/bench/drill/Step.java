package dev.tonearm.bench.drill;

import dev.tonearm.bench.Ledger;
import java.time.Duration;

/// A step of a drill, and what listeners noticed of it.
///
/// @param commands what was asked for in it, and what became of that in the end
/// @param waiting commands that at its end had been told to wait
/// @param gapMillis the longest hole in anybody's music; NaN where it is not counted
record Step(String name, Duration took, Ledger.Verdict commands, int waiting, double gapMillis) {
    int answered() {
        return commands.sent() - commands.lost() - commands.errors();
    }

    Step with(Ledger.Verdict verdict) {
        return new Step(name, took, verdict, waiting, gapMillis);
    }
}
