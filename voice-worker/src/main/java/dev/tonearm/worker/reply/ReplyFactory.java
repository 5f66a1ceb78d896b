package dev.tonearm.worker.reply;

import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.discord.ShardSettings;
import dev.tonearm.worker.lease.LeaseKeeper;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// How listeners are answered.
@Factory
final class ReplyFactory {
    @Singleton
    Replying replying(
            DiscordRest rest,
            BeanProvider<LeaseKeeper> keeper,
            ShardSettings shards,
            Telemetry telemetry,
            Timer timer,
            ExecutorService threads) {
        var pace = new PanelPace(() -> keeper.get().workers());
        return new Replying(rest, pace, shards.reads(), telemetry, timer, threads);
    }
}
