package dev.tonearm.worker;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.IdentifyTurns;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.discord.DiscordShards;
import dev.tonearm.worker.discord.ShardSettings;
import dev.tonearm.worker.health.Readiness;
import dev.tonearm.worker.health.Vitals;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.lease.Fence;
import dev.tonearm.worker.lease.LeaseKeeper;
import dev.tonearm.worker.lease.LeaseSettings;
import dev.tonearm.worker.partition.PartitionRunner;
import dev.tonearm.worker.player.GuildPlayers;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Machine;
import dev.tonearm.worker.time.Timer;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// The worker as a whole. Every part is made by the factory of its package, which lie along a
/// command's way: intake, player, reply; beside them lease and partition, source and telemetry,
/// time and health.
@Factory
final class WorkerFactory {
    /// No guild exists with this id.
    private static final GuildId NOBODY = new GuildId(0);

    /// Whom the nodes report to is made from them, and so is asked for when there is something to
    /// report.
    @Singleton
    LavalinkNodes nodes(
            AudioSettings settings,
            Partitions partitions,
            NodeSessions sessions,
            Fence fence,
            BeanProvider<GuildPlayers> players,
            BeanProvider<DiscordShards> shards,
            Telemetry telemetry,
            Machine machine) {
        return new LavalinkNodes(
                        settings,
                        partitions,
                        sessions,
                        fence,
                        NodeWire.lavalink(settings, () -> shards.get().bot(), machine.timer()),
                        (guild, input) -> players.get().report(guild, input),
                        (guild, server, code, reason) ->
                                shards.get().closed(guild, server, code, reason),
                        machine)
                .measuredBy(telemetry);
    }

    @Singleton
    DiscordShards shards(
            ShardSettings settings,
            LavalinkNodes nodes,
            IdentifyTurns turns,
            LeaseSettings leases,
            Fence fence,
            Timer timer) {
        return new DiscordShards(settings, nodes, turns, leases.me(), fence, timer);
    }

    @Singleton
    DiscordRest rest(DiscordShards shards) {
        return shards.rest();
    }

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
