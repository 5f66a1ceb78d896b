package dev.tonearm.worker.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// A FIFO queue in SQS.
final class SqsCommandQueue implements CommandQueue {
    private static final String TRACEPARENT = "traceparent";

    /// What the long poll itself may take is the server's; this is for the way there and back.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final SqsClient sqs;
    private final String url;
    private final ReceiveMessageRequest receive;

    /// Waits for no message: an empty queue tells at once that it is there.
    private final ReceiveMessageRequest look;

    /// Whether it answered when it was last asked; only the partition's poller asks.
    private boolean there;

    SqsCommandQueue(SqsClient sqs, String url, QueueSettings settings) {
        this.sqs = sqs;
        this.url = url;
        this.receive =
                ReceiveMessageRequest.builder()
                        .queueUrl(url)
                        .maxNumberOfMessages(BATCH)
                        .waitTimeSeconds((int) settings.poll().toSeconds())
                        .visibilityTimeout((int) settings.visibility().toSeconds())
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.MESSAGE_GROUP_ID,
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                        .messageAttributeNames(TRACEPARENT)
                        .overrideConfiguration(o ->
                                o.apiCallTimeout(settings.poll().plus(GRACE))
                                        .apiCallAttemptTimeout(settings.poll().plus(GRACE)))
                        .build();
        this.look = receive.toBuilder().waitTimeSeconds(0).build();
    }

    @Override
    public List<QueueMessage> receive() {
        try {
            List<Message> messages = sqs.receiveMessage(there ? receive : look).messages();
            there = true;
            return messages.stream().map(SqsCommandQueue::message).toList();
        } catch (SdkException e) {
            there = false;
            throw new QueueUnavailableException("could not receive", e);
        }
    }

    private static QueueMessage message(Message message) {
        var system = message.attributes();
        var traceparent = message.messageAttributes().get(TRACEPARENT);
        return new QueueMessage(
                message.messageId(),
                message.receiptHandle(),
                system.getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, ""),
                message.body(),
                traceparent == null ? "" : traceparent.stringValue(),
                Integer.parseInt(
                        system.getOrDefault(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")));
    }

    @Override
    public int delete(List<QueueMessage> messages) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>(messages.size());
        for (QueueMessage message : messages) {
            entries.add(
                    DeleteMessageBatchRequestEntry.builder()
                            .id(String.valueOf(entries.size()))
                            .receiptHandle(message.receipt())
                            .build());
        }
        try {
            List<BatchResultErrorEntry> failed =
                    sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries)).failed();
            // A receipt that SQS refuses is worth no second try, which others would wait for.
            complete("delete", failed.stream().filter(one -> !one.senderFault()).toList());
            return failed.size();
        } catch (SdkException e) {
            throw new QueueUnavailableException("could not delete", e);
        }
    }

    @Override
    public void hide(List<QueueMessage> messages, Duration time) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>(messages.size());
        for (QueueMessage message : messages) {
            entries.add(
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(String.valueOf(entries.size()))
                            .receiptHandle(message.receipt())
                            .visibilityTimeout((int) time.toSeconds())
                            .build());
        }
        try {
            complete(
                    "hide",
                    sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries))
                            .failed());
        } catch (SdkException e) {
            throw new QueueUnavailableException("could not hide", e);
        }
    }

    private static void complete(String what, List<BatchResultErrorEntry> failed) {
        if (failed.isEmpty()) return;
        throw new QueueUnavailableException(
                "could not "
                        + what
                        + " "
                        + failed.size()
                        + " messages: "
                        + failed.getFirst().code());
    }
}
