package dev.tonearm.worker;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.discord.DiscordShards;
import dev.tonearm.worker.health.Readiness;
import dev.tonearm.worker.health.Vitals;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.lease.LeaseKeeper;
import dev.tonearm.worker.partition.PartitionRunner;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What is true of the worker as a whole. Every part is made by the factory of its package, which
/// lie along a command's way: intake, player, discord, audio, reply; beside them lease and
/// partition, source and telemetry, time and health.
@Factory
final class WorkerFactory {
    /// No guild exists with this id.
    private static final GuildId NOBODY = new GuildId(0);

    @Singleton
    Readiness readiness(
            LeaseKeeper leases,
            PartitionRunner partitions,
            DiscordShards shards,
            LavalinkNodes nodes,
            Intake intake,
            PlayerJournal journal,
            Vitals vitals) {
        Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
        parts.put("threads", vitals::whole);
        parts.put("lease", () -> leases.settled() && !leases.leaving());
        parts.put("gateway", () -> shards.loggedIn() && partitions.connected() && shards.alive());
        parts.put("node", nodes::ready);
        parts.put("queue", () -> partitions.settled() && intake.reachable());
        parts.put("store", () -> reachable(journal));
        return new Readiness(parts);
    }

    private static boolean reachable(PlayerJournal journal) {
        try {
            journal.load(NOBODY);
            return true;
        } catch (JournalUnavailableException _) {
            return false;
        }
    }
}
