package dev.tonearm.function.stream;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some changes of a DynamoDB table's items, in order. What a function says decides from which of
/// them on the mapping brings them again (`ReportBatchItemFailures`).
public final class StreamBatch {
    private final List<Change> changes;

    private StreamBatch(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    /// One change.
    ///
    /// @param sequence its number in its shard
    /// @param item what the item is now, as far as it has texts and numbers; empty if it is gone
    public record Change(String sequence, Map<String, String> item) {
        public Change {
            item = Map.copyOf(item);
        }
    }

    /// Reads the event of an invocation.
    ///
    /// @return empty if it is none of a stream
    public static Optional<StreamBatch> parse(byte[] event) {
        try {
            List<Change> changes = new ArrayList<>();
            for (JsonObject record : JsonObject.parse(event).objects("Records")) {
                JsonObject change = record.object("dynamodb");
                Map<String, String> item =
                        change.optionalObject("NewImage").map(StreamBatch::texts).orElse(Map.of());
                changes.add(new Change(change.string("SequenceNumber"), item));
            }
            return changes.isEmpty() ? Optional.empty() : Optional.of(new StreamBatch(changes));
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> texts(JsonObject image) {
        Map<String, String> texts = new HashMap<>();
        for (String name : image.names()) {
            JsonObject typed = image.object(name);
            for (String type : List.of("S", "N")) {
                if (typed.has(type)) texts.put(name, typed.string(type));
            }
        }
        return texts;
    }

    public List<Change> changes() {
        return changes;
    }

    /// What the function returns when all is done.
    public byte[] done() {
        return answer(List.of());
    }

    /// What the function returns when something was not done: it comes again, with all that follows
    /// it.
    public byte[] doneUpTo(Change first) {
        return answer(List.of(first));
    }

    private static byte[] answer(List<Change> failed) {
        return JsonWriter.object(answer ->
                answer.array(
                        "batchItemFailures",
                        failed,
                        (to, change) -> to.put("itemIdentifier", change.sequence)));
    }
}
