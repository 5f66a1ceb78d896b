package dev.tonearm.worker.reply;

import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// How listeners are answered.
@Factory
final class ReplyFactory {
    @Singleton
    Replying replying(DiscordRest rest, Telemetry telemetry, Timer timer, ExecutorService threads) {
        return new Replying(rest, new PanelPace(), telemetry, timer, threads);
    }
}
