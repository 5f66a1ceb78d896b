package dev.tonearm.worker.intake;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// A FIFO queue in SQS.
final class SqsPartitionQueue implements PartitionQueue {
    private static final String TRACEPARENT = "traceparent";
    private static final String EDGE = "edge";
    private static final String WORDS = "words";

    /// What the long poll itself may take is the server's; this is for the way there and back.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final SqsClient sqs;
    private final String url;
    private final ReceiveMessageRequest receive;

    /// Waits for no message: an empty queue tells at once that it is there.
    private final ReceiveMessageRequest look;

    /// Whether it answered when it was last asked; only the partition's poller asks.
    private boolean there;

    /// The URL of the dead-letter queue, once somebody has needed it.
    private volatile @Nullable String deadLetters;

    SqsPartitionQueue(SqsClient sqs, String url, QueueSettings settings) {
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
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                        .messageAttributeNames(TRACEPARENT, EDGE, WORDS)
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
            return messages.stream().map(SqsPartitionQueue::message).toList();
        } catch (SdkException e) {
            there = false;
            throw new QueueUnavailableException("could not receive", e);
        }
    }

    private static QueueMessage message(Message message) {
        var system = message.attributes();
        return new QueueMessage(
                message.messageId(),
                message.receiptHandle(),
                system.getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, ""),
                message.body(),
                attribute(message, TRACEPARENT),
                attribute(message, EDGE),
                Instant.ofEpochMilli(
                        Long.parseLong(
                                system.getOrDefault(
                                        MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                attribute(message, WORDS),
                Integer.parseInt(
                        system.getOrDefault(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")));
    }

    private static String attribute(Message message, String name) {
        MessageAttributeValue value = message.messageAttributes().get(name);
        return value == null ? "" : value.stringValue();
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

    @Override
    public void copy(QueueMessage message, Branch branch, String command, String words) {
        try {
            sqs.sendMessage(request ->
                    request.queueUrl(url)
                            .messageBody(message.body())
                            .messageGroupId(message.groupIn(branch))
                            .messageDeduplicationId(branch.copyOf(command))
                            .messageAttributes(attributes(message.traceparent(), words)));
        } catch (SdkException e) {
            throw new QueueUnavailableException("could not copy", e);
        }
    }

    @Override
    public void copyAside(QueueMessage message) {
        try {
            String there = deadLetters();
            sqs.sendMessage(request ->
                    request.queueUrl(there)
                            .messageBody(message.body())
                            .messageGroupId(message.group())
                            // What SQS itself takes when it puts a message aside.
                            .messageDeduplicationId(message.id())
                            .messageAttributes(attributes(message.traceparent(), "")));
        } catch (SdkException e) {
            throw new QueueUnavailableException("could not put aside", e);
        }
    }

    /// SQS takes no empty ones.
    private static Map<String, MessageAttributeValue> attributes(String traceparent, String words) {
        Map<String, MessageAttributeValue> all = new HashMap<>();
        if (!traceparent.isEmpty()) all.put(TRACEPARENT, text(traceparent));
        if (!words.isEmpty()) all.put(WORDS, text(words));
        return all;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    /// Where SQS puts messages aside too: named by the queue's own redrive policy, so that there is
    /// one place and no setting that could name another.
    private String deadLetters() {
        String known = deadLetters;
        if (known != null) return known;
        String policy =
                sqs.getQueueAttributes(request ->
                                request.queueUrl(url)
                                        .attributeNames(QueueAttributeName.REDRIVE_POLICY))
                        .attributes()
                        .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}");
        String name;
        try {
            // arn:aws:sqs:REGION:ACCOUNT:NAME
            String arn = JsonObject.parse(policy).string("deadLetterTargetArn");
            name = arn.substring(arn.lastIndexOf(':') + 1);
        } catch (JsonException e) {
            throw new QueueUnavailableException("the queue names no dead-letter queue", e);
        }
        String found = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        deadLetters = found;
        return found;
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
