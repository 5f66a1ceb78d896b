package dev.tonearm.function.queue;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.function.aws.FifoQueue;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Sends what an interaction became.
public final class Sending {
    private Sending() {}

    /// Sends a message that has a deduplication id.
    ///
    /// @throws CommandNotQueuedException if it is not known to be in the queue
    public static void send(
            SqsClient sqs, SendMessageRequest message, InteractionId interaction, GuildId guild) {
        try {
            new FifoQueue(sqs).send(message);
        } catch (SdkException | UncheckedIOException e) {
            // A broken connection may have carried it before it broke.
            boolean refused = e instanceof SqsException answer && answer.statusCode() / 100 == 4;
            throw new CommandNotQueuedException(interaction, guild, refused, e);
        }
    }
}
