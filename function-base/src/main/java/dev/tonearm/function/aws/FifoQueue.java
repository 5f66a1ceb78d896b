package dev.tonearm.function.aws;

import java.io.UncheckedIOException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Sends to FIFO queues from a function, which is frozen between invocations.
public final class FifoQueue {
    private final SqsClient sqs;

    public FifoQueue(SqsClient sqs) {
        this.sqs = sqs;
    }

    /// Sends a message that has a deduplication id.
    ///
    /// A kept connection that was closed at the other end, as happens while a Lambda is frozen,
    /// makes the URL-connection client throw past the SDK, which then does not retry. A second send
    /// is harmless: SQS knows the deduplication id.
    public void send(SendMessageRequest message) {
        try {
            sqs.sendMessage(message);
        } catch (UncheckedIOException _) {
            sqs.sendMessage(message);
        }
    }
}
