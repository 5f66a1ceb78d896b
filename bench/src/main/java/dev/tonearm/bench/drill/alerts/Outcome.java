package dev.tonearm.bench.drill.alerts;

import java.time.Duration;
import java.util.Optional;

/// What became of one alert of a fault.
///
/// @param fired from the fault to the receiver
/// @param cleared from its mending to the receiver
record Outcome(
        Provocation fault, String alert, Optional<Duration> fired, Optional<Duration> cleared) {
    boolean good() {
        return fired.isPresent() && cleared.isPresent();
    }
}
