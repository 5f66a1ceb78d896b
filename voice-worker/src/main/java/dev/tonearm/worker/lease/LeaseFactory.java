package dev.tonearm.worker.lease;

import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// For which partitions this worker acts.
@Factory
final class LeaseFactory {
    @Singleton
    Fence fence(LeaseSettings settings, Timer timer) {
        return new Fence(settings, timer);
    }

    @Singleton
    LeaseKeeper keeper(
            LeaseSettings settings,
            Fence fence,
            FleetRecords records,
            PartitionWork work,
            Telemetry telemetry,
            Timer timer,
            ExecutorService threads) {
        return new LeaseKeeper(settings, fence, records, work, telemetry, timer, threads);
    }
}
