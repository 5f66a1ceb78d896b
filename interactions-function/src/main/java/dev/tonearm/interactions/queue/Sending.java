package dev.tonearm.interactions.queue;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.function.aws.FifoQueue;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Sends what an interaction became.
final class Sending {
    private Sending() {}

    /// @throws CommandNotQueuedException if it is not known to be in the queue
    static void send(
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
