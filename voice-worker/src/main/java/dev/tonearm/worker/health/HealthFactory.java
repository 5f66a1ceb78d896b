package dev.tonearm.worker.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/// What an orchestrator asks for.
@Factory
final class HealthFactory {
    @Singleton
    Figures figures() {
        return new Figures();
    }

    @Singleton
    MeterRegistry meters(Figures figures) {
        return figures.registry();
    }

    @Singleton
    HealthServer health(InetSocketAddress address, Readiness readiness, Figures figures) {
        return HealthServer.start(address, readiness, figures);
    }
}
