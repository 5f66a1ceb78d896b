package dev.tonearm.worker.health;

import dev.tonearm.core.format.Formats;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
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
    ReadinessWatch watch(Readiness readiness, Telemetry telemetry, Formats formats, Timer timer) {
        BuildInfo.of(formats).show(telemetry);
        return new ReadinessWatch(readiness, telemetry, timer);
    }

    @Singleton
    HealthServer health(InetSocketAddress address, Readiness readiness, Figures figures) {
        return HealthServer.start(address, readiness, figures);
    }
}
