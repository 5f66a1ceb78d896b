package dev.tonearm.worker.partition;

import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.discord.DiscordShards;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.player.GuildPlayers;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/// What a partition is made of.
@Factory
final class PartitionFactory {
    @Singleton
    PartitionRunner partitions(
            DiscordShards shards,
            LavalinkNodes nodes,
            GuildPlayers players,
            Intake intake,
            DrainSettings drain,
            Telemetry telemetry,
            Timer timer,
            RandomGenerator random,
            ExecutorService threads) {
        return new PartitionRunner(
                shards,
                nodes,
                players,
                intake,
                drain.forCommands(),
                telemetry,
                timer,
                random,
                threads);
    }
}
