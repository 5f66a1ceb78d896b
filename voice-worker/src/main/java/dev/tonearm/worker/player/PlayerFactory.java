package dev.tonearm.worker.player;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.discord.VoiceGateway;
import dev.tonearm.worker.lease.Fence;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.source.Sources;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/// The guilds' players.
@Factory
final class PlayerFactory {
    @Singleton
    GuildPlayers players(
            Partitions partitions,
            Fence fence,
            PlayerJournal journal,
            Formats formats,
            VoiceGateway voice,
            AudioNodes nodes,
            Sources sources,
            Replying replying,
            NoticeBook notices,
            @Named("billing") InstantSource billing,
            Telemetry telemetry,
            Timer timer,
            RandomGenerator random,
            ExecutorService threads) {
        return new GuildPlayers(
                new PlayerContext(
                        partitions,
                        fence,
                        journal,
                        formats,
                        voice,
                        nodes,
                        sources,
                        replying,
                        new FullQueues(notices, billing, threads),
                        telemetry,
                        timer,
                        random,
                        threads));
    }
}
