package dev.tonearm.worker.intake;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.worker.telemetry.Telemetry;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the messages of one partition. What nobody can read, or is another partition's, is laid
/// aside at once: the next try would find it as it is, and meanwhile somebody waits.
final class Envelopes {
    private static final Logger log = LoggerFactory.getLogger(Envelopes.class);

    private final int partition;
    private final Partitions partitions;
    private final Formats formats;
    private final InHand hand;
    private final CommandHandler handler;
    private final Telemetry telemetry;
    private final Executor threads;

    Envelopes(
            int partition,
            Partitions partitions,
            Formats formats,
            InHand hand,
            CommandHandler handler,
            Telemetry telemetry,
            Executor threads) {
        this.partition = partition;
        this.partitions = partitions;
        this.formats = formats;
        this.hand = hand;
        this.handler = handler;
        this.telemetry = telemetry;
        this.threads = threads;
    }

    /// What a message in hand says; empty if somebody sees to it that it goes aside.
    Optional<Reading<CommandEnvelope>> read(QueueMessage message) {
        Reading<CommandEnvelope> reading;
        try {
            reading = CommandCodec.decode(message.body(), formats);
        } catch (JsonException e) {
            layAside(message, "it holds no command: " + e.getMessage());
            return Optional.empty();
        }
        if (reading instanceof Reading.Read<CommandEnvelope>(var envelope)) {
            int rightful = partitions.of(envelope.guild());
            if (rightful != partition) {
                layAside(message, "it belongs to partition " + rightful);
                return Optional.empty();
            }
        }
        return Optional.of(reading);
    }

    /// On a thread of its own, since others' commands do not wait for Discord to take the words.
    private void layAside(QueueMessage message, String why) {
        telemetry.count(WorkerMetric.POISON);
        threads.execute(() -> {
            try {
                CommandCodec.asker(message.body()).ifPresent(handler::unreadable);
            } catch (RuntimeException | Error broken) {
                log.error("nobody is told of {}", message, broken);
            } finally {
                hand.putAside(message, why);
            }
        });
    }
}
