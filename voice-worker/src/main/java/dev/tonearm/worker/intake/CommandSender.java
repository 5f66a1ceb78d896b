package dev.tonearm.worker.intake;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts commands into the queue of their partition, as the edge does: what a worker takes from
/// Discord itself goes the way of all others, with their order and without doubles.
public final class CommandSender {
    private final SqsClient sqs;
    private final QueueSettings settings;
    private final Partitions partitions;
    private final Formats formats;

    CommandSender(SqsClient sqs, QueueSettings settings, Partitions partitions, Formats formats) {
        this.sqs = sqs;
        this.settings = settings;
        this.partitions = partitions;
        this.formats = formats;
    }

    /// Sends one; the same again within five minutes changes nothing.
    ///
    /// @throws QueueUnavailableException if it is not known to be in the queue
    public void send(CommandEnvelope command) {
        try {
            sqs.sendMessage(request ->
                    request.queueUrl(settings.url(partitions.of(command.guild())))
                            .messageGroupId(command.guild().toString())
                            .messageDeduplicationId(command.interaction().id().toString())
                            .messageBody(CommandCodec.encode(command, formats)));
        } catch (SdkException e) {
            throw new QueueUnavailableException("could not send", e);
        }
    }
}
