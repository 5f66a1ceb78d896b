package dev.tonearm.worker.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What is counted and traced.
@Factory
final class TelemetryFactory {
    @Singleton
    Tracing tracing(TracingSettings settings) {
        return Tracing.of(settings);
    }

    @Singleton
    Telemetry telemetry(MeterRegistry meters, Tracing tracing) {
        return new Telemetry(meters, tracing);
    }
}
