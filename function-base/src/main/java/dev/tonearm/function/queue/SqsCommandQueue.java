package dev.tonearm.function.queue;

import dev.tonearm.aws.CallBounds;
import dev.tonearm.aws.CallWatch;
import dev.tonearm.aws.Connection;
import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.function.aws.CallLimits;
import dev.tonearm.function.trace.TraceParent;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Commands in SQS FIFO queues, one per partition; a guild is a message group, so its commands keep
/// their order.
public final class SqsCommandQueue implements CommandQueue {
    /// Discord takes the first answer within 3 s, of which the gate may have used a third. An
    /// attempt has the time of a queue that is slow; a second one is for connections that break.
    private static final CallBounds LIMITS =
            new CallBounds(Duration.ofSeconds(1), Duration.ofMillis(1_400), 2);

    private final SqsClient sqs;
    private final String urlTemplate;
    private final Partitions partitions;
    private final Formats formats;

    /// Queues whose URLs differ in the partition's number.
    ///
    /// @param urlTemplate a queue's URL with `{partition}` in the place of its number
    public SqsCommandQueue(
            SqsClient sqs, String urlTemplate, Partitions partitions, Formats formats) {
        this.sqs = sqs;
        this.urlTemplate = urlTemplate;
        this.partitions = partitions;
        this.formats = formats;
    }

    /// The SDK's client, whose calls end while Discord still waits.
    public static SqsClient client() {
        return new CallLimits(LIMITS.attempt(), LIMITS.call(), LIMITS.tries())
                .on(SqsClient.builder())
                .build();
    }

    /// One of our own that starts at once and only sends (docs/adr/0018).
    ///
    /// @param environment region, credentials and address, as Lambda gives them
    /// @param watch hears what its calls suffer
    public static SqsClient quickClient(Map<String, String> environment, CallWatch watch) {
        return new QuickSqs(Connection.of("sqs", environment), LIMITS, watch);
    }

    @Override
    public void send(CommandEnvelope command, TraceParent trace) {
        SendMessageRequest message =
                SendMessageRequest.builder()
                        .queueUrl(url(partitions.of(command.guild())))
                        .messageGroupId(command.guild().toString())
                        .messageDeduplicationId(command.interaction().id().toString())
                        .messageAttributes(attributes(trace))
                        .messageBody(CommandCodec.encode(command, formats))
                        .build();
        Sending.send(sqs, message, command.interaction().id(), command.guild());
    }

    /// Makes a connection and loads the classes of a call, so that no listener waits for it.
    @Override
    public void prime() {
        try {
            sqs.getQueueAttributes(request ->
                    request.queueUrl(url(0)).attributeNames(QueueAttributeName.QUEUE_ARN));
        } catch (SdkException | UncheckedIOException _) {
            // The first command will say so.
        }
    }

    private String url(int partition) {
        return urlTemplate.replace("{partition}", String.valueOf(partition));
    }

    /// SQS takes no empty ones.
    private static Map<String, MessageAttributeValue> attributes(TraceParent trace) {
        var parent = text(trace.value());
        return trace.facts().isEmpty()
                ? Map.of("traceparent", parent)
                : Map.of("traceparent", parent, "edge", text(trace.facts()));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
