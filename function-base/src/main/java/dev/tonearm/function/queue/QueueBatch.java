package dev.tonearm.function.queue;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Some messages of an SQS queue, at most ten, in order if it is a FIFO queue. What a function says
/// of each decides whether the mapping deletes it or leaves it in the queue
/// (`ReportBatchItemFailures`).
public final class QueueBatch {
    private final String queue;
    private final List<Message> messages;

    private QueueBatch(String queue, List<Message> messages) {
        this.queue = queue;
        this.messages = List.copyOf(messages);
    }

    /// One message.
    ///
    /// @param group those of one group come in order, and none of it while another of it is away;
    ///   in a standard queue each is one of its own
    /// @param receives how often it came so far, this time included
    public record Message(String id, String group, int receives, String body) {}

    /// Reads the event of an invocation.
    ///
    /// @return empty if it is none of a queue
    public static Optional<QueueBatch> parse(byte[] event) {
        try {
            JsonObject json = JsonObject.parse(event);
            if (!json.has("Records")) return Optional.empty();
            String queue = "";
            List<Message> messages = new ArrayList<>();
            for (JsonObject record : json.objects("Records")) {
                messages.add(message(record));
                queue = record.optionalString("eventSourceARN").orElse("");
            }
            return Optional.of(
                    new QueueBatch(queue.substring(queue.lastIndexOf(':') + 1), messages));
        } catch (JsonException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Message message(JsonObject record) {
        JsonObject attributes = record.object("attributes");
        String id = record.string("messageId");
        return new Message(
                id,
                attributes.optionalString("MessageGroupId").orElse(id),
                Integer.parseInt(attributes.string("ApproximateReceiveCount")),
                record.string("body"));
    }

    /// The name of the queue that it is from, as its ARN ends; empty if nothing says.
    public String queue() {
        return queue;
    }

    public List<Message> messages() {
        return messages;
    }

    /// Gives each message to somebody, who says whether it was worked off. After one that was not,
    /// the rest of its group stays in the queue with it, so that nothing overtakes it; other groups
    /// go on.
    ///
    /// @return what the function returns
    public byte[] each(Predicate<Message> worker) {
        Set<String> stuck = new HashSet<>();
        List<String> left = new ArrayList<>();
        for (Message message : messages) {
            if (stuck.contains(message.group)) left.add(message.id);
            else if (!worker.test(message)) {
                stuck.add(message.group);
                left.add(message.id);
            }
        }
        return answer(left);
    }

    /// Gives the messages of each group to somebody, in order, who says how many of them, from the
    /// first on, were worked off. The others stay in the queue.
    ///
    /// @return what the function returns
    public byte[] eachGroup(ToIntFunction<List<Message>> worker) {
        Map<String, List<Message>> groups = new LinkedHashMap<>();
        for (Message message : messages) {
            groups.computeIfAbsent(message.group, _ -> new ArrayList<>()).add(message);
        }
        List<String> left = new ArrayList<>();
        for (List<Message> group : groups.values()) {
            int done = worker.applyAsInt(List.copyOf(group));
            group.stream().skip(done).map(Message::id).forEach(left::add);
        }
        return answer(left);
    }

    private static byte[] answer(List<String> left) {
        return JsonWriter.object(answer ->
                answer.array("batchItemFailures", left, (to, id) -> to.put("itemIdentifier", id)));
    }
}
