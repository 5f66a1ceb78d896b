package dev.tonearm.worker;

import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.discord.ShardSettings;
import dev.tonearm.worker.intake.QueueSettings;
import dev.tonearm.worker.lease.LeaseSettings;
import dev.tonearm.worker.partition.DrainSettings;
import dev.tonearm.worker.source.SourceSettings;
import dev.tonearm.worker.telemetry.TracingSettings;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Hands each feature its settings, and no other's.
@Factory
final class SettingsFactory {
    private final WorkerSettings settings;

    SettingsFactory(WorkerSettings settings) {
        this.settings = settings;
    }

    @Singleton
    LeaseSettings leases() {
        return settings.leases();
    }

    @Singleton
    QueueSettings queue() {
        return settings.queue();
    }

    @Singleton
    StoreSettings store() {
        return settings.store();
    }

    @Singleton
    Partitions partitions() {
        return settings.store().partitions();
    }

    @Singleton
    Formats formats() {
        return settings.formats();
    }

    @Singleton
    ShardSettings shards() {
        return settings.shards();
    }

    @Singleton
    AudioSettings audio() {
        return settings.audio();
    }

    @Singleton
    SourceSettings sources() {
        return settings.sources();
    }

    @Singleton
    TracingSettings tracing() {
        return settings.tracing();
    }

    @Singleton
    Plans plans() {
        return settings.plans();
    }

    /// The time by which plans hold.
    @Named("billing")
    @Singleton
    InstantSource billing(Timer timer) {
        String moved = settings.billingClock();
        return moved.isEmpty()
                ? timer
                : new MovedClock(timer, () -> Files.readString(Path.of(moved)));
    }

    @Singleton
    InetSocketAddress http() {
        return settings.http();
    }

    @Singleton
    DrainSettings drain() {
        return new DrainSettings(settings.drain());
    }
}
