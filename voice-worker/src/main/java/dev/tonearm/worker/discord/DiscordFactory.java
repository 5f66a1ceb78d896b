package dev.tonearm.worker.discord;

import dev.tonearm.core.partition.IdentifyTurns;
import dev.tonearm.worker.audio.BotUser;
import dev.tonearm.worker.audio.VoiceServers;
import dev.tonearm.worker.lease.Fence;
import dev.tonearm.worker.lease.LeaseSettings;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The bot's shards and its requests.
@Factory
final class DiscordFactory {
    /// Whom the shards report to is made from them, and so is asked for at the login.
    @Singleton
    DiscordShards shards(
            ShardSettings settings,
            VoiceServers servers,
            BeanProvider<GuildReports> reports,
            BeanProvider<WrittenMessage.Reader> reader,
            IdentifyTurns turns,
            LeaseSettings leases,
            Fence fence,
            Telemetry telemetry,
            Timer timer) {
        return new DiscordShards(
                settings,
                servers,
                reports::get,
                reader::get,
                turns,
                leases.me(),
                fence,
                telemetry,
                timer);
    }

    @Singleton
    DiscordRest rest(DiscordShards shards) {
        return shards.rest();
    }

    @Singleton
    BotUser bot(BeanProvider<DiscordShards> shards) {
        return () -> shards.get().bot();
    }
}
