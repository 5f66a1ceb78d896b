package dev.tonearm.function.wire;

import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/// The event of an event source mapping of an SQS queue, as far as functions read it and with some
/// of what surrounds that.
public final class QueueEvent {
    private final List<Sent> records = new ArrayList<>();

    private final String queue;

    private record Sent(String id, String group, int receives, String body) {}

    /// Of the queue of notes.
    public QueueEvent() {
        this("tonearm-billing.fifo");
    }

    /// Of another.
    public QueueEvent(String queue) {
        this.queue = queue;
    }

    /// A message of a standard queue, which has no groups.
    public QueueEvent message(String id, int receives, String body) {
        return message(id, "", receives, body);
    }

    public QueueEvent message(String id, String group, int receives, String body) {
        records.add(new Sent(id, group, receives, body));
        return this;
    }

    public byte[] bytes() {
        return JsonWriter.object(event -> event.array("Records", records, this::write));
    }

    private void write(JsonWriter to, Sent record) {
        to.put("messageId", record.id());
        to.put("receiptHandle", "handle-" + record.id());
        to.put("body", record.body());
        to.put(
                "attributes",
                attributes -> {
                    attributes.put("ApproximateReceiveCount", String.valueOf(record.receives()));
                    if (!record.group().isEmpty()) attributes.put("MessageGroupId", record.group());
                });
        to.put("eventSource", "aws:sqs");
        to.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:" + queue);
        to.put("awsRegion", "us-east-1");
    }
}
