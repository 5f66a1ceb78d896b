package dev.tonearm.worker.player;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.discord.VoiceGateway;
import dev.tonearm.worker.reply.Replying;
import dev.tonearm.worker.source.Sources;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/// What the players of all guilds share.
///
/// @param mayAct whether a partition's lease is ours: without it nothing is written
/// @param formats what this build reads and writes
/// @param queues who is told of queues that change
/// @param threads gives each task a (virtual) thread of its own
public record PlayerContext(
        Partitions partitions,
        IntPredicate mayAct,
        PlayerJournal journal,
        Formats formats,
        VoiceGateway voice,
        AudioNodes nodes,
        Sources sources,
        Replying replying,
        QueueWatch queues,
        Telemetry telemetry,
        Timer timer,
        RandomGenerator random,
        Executor threads) {}
