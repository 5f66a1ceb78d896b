package dev.tonearm.function.wire;

import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/// The event of an event source mapping of an SQS FIFO queue, as far as functions read it and with
/// some of what surrounds that.
public final class QueueEvent {
    private final List<Sent> records = new ArrayList<>();

    private record Sent(String id, String group, int receives, String body) {}

    public QueueEvent message(String id, String group, int receives, String body) {
        records.add(new Sent(id, group, receives, body));
        return this;
    }

    public byte[] bytes() {
        return JsonWriter.object(event ->
                event.array(
                        "Records",
                        records,
                        (to, record) ->
                                to.put("messageId", record.id())
                                        .put("receiptHandle", "handle-" + record.id())
                                        .put("body", record.body())
                                        .put(
                                                "attributes",
                                                attributes ->
                                                        attributes
                                                                .put(
                                                                        "ApproximateReceiveCount",
                                                                        String.valueOf(
                                                                                record.receives()))
                                                                .put(
                                                                        "MessageGroupId",
                                                                        record.group()))
                                        .put("eventSource", "aws:sqs")
                                        .put("awsRegion", "us-east-1")));
    }
}
