package dev.tonearm.function.wire;

import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The event of an event source mapping of a DynamoDB stream, as far as functions read it and with
/// some of what surrounds that.
public final class StreamEvent {
    private final List<Told> records = new ArrayList<>();

    private record Told(
            String sequence, String what, Map<String, String> texts, Map<String, Long> numbers) {}

    /// A new item, with its texts and its numbers.
    public StreamEvent inserted(
            String sequence, Map<String, String> texts, Map<String, Long> numbers) {
        records.add(new Told(sequence, "INSERT", texts, numbers));
        return this;
    }

    /// An item that is gone.
    public StreamEvent removed(String sequence) {
        records.add(new Told(sequence, "REMOVE", Map.of(), Map.of()));
        return this;
    }

    public byte[] bytes() {
        return JsonWriter.object(event ->
                event.array(
                        "Records",
                        records,
                        (to, record) ->
                                to.put("eventID", "id-" + record.sequence())
                                        .put("eventName", record.what())
                                        .put("eventVersion", "1.1")
                                        .put("eventSource", "aws:dynamodb")
                                        .put("awsRegion", "us-east-1")
                                        .put("dynamodb", change -> write(change, record))));
    }

    private static void write(JsonWriter to, Told record) {
        to.put("ApproximateCreationDateTime", 1_764_158_400.0);
        to.put("SequenceNumber", record.sequence());
        to.put("StreamViewType", "NEW_IMAGE");
        if (record.what().equals("REMOVE")) return;
        to.put(
                "NewImage",
                image -> {
                    record.texts()
                            .forEach(
                                    (name, text) -> image.put(name, typed -> typed.put("S", text)));
                    record.numbers()
                            .forEach((name, number) ->
                                    image.put(
                                            name, typed -> typed.put("N", String.valueOf(number))));
                });
    }
}
