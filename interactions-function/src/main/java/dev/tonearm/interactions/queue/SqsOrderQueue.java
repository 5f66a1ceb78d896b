package dev.tonearm.interactions.queue;

import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.function.queue.Sending;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Orders in the SQS FIFO queue of the billing function; those of a guild keep their order.
public final class SqsOrderQueue implements OrderQueue {
    private final SqsClient sqs;
    private final String url;

    private SqsOrderQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /// The queue of this URL, or none if it is empty.
    public static Optional<OrderQueue> at(SqsClient sqs, String url) {
        return url.isEmpty() ? Optional.empty() : Optional.of(new SqsOrderQueue(sqs, url));
    }

    @Override
    public void send(OrderEnvelope order) {
        SendMessageRequest message =
                SendMessageRequest.builder()
                        .queueUrl(url)
                        .messageGroupId(order.group())
                        .messageDeduplicationId(order.id())
                        .messageBody(order.wire())
                        .build();
        Sending.send(sqs, message, order.interaction().id(), order.guild());
    }
}
