package dev.tonearm.worker.audio.session;

import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.BotUser;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.lease.Fence;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Machine;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The audio nodes.
@Factory
final class NodesFactory {
    /// Whom the nodes report to is made from them, and so is asked for when there is something to
    /// report.
    @Singleton
    LavalinkNodes nodes(
            AudioSettings settings,
            Partitions partitions,
            NodeSessions sessions,
            Fence fence,
            BotUser bot,
            BeanProvider<PlayerReports> reports,
            BeanProvider<VoiceClosures> closures,
            Telemetry telemetry,
            Machine machine) {
        return new LavalinkNodes(
                        settings,
                        partitions,
                        sessions,
                        fence,
                        NodeWire.lavalink(settings, bot::id, machine.timer()),
                        (guild, input) -> reports.get().report(guild, input),
                        (guild, server, code, reason) ->
                                closures.get().closed(guild, server, code, reason),
                        machine)
                .measuredBy(telemetry);
    }
}
