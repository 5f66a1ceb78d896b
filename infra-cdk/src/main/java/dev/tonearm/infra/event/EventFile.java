package dev.tonearm.infra.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.event.EventRules;
import dev.tonearm.core.job.JobName;
import java.util.List;
import java.util.stream.StreamSupport;

/// Which event goes where, as [EventRules] says.
///
/// @param bus its name
/// @param queues those that rules fill
/// @param groups those of schedules; what happens once is in the first
/// @param schedules those that recur
/// @param stream of the table
public record EventFile(
        String bus,
        List<Queue> queues,
        List<Rule> rules,
        List<String> groups,
        List<Recurring> schedules,
        Stream stream) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public EventFile {
        queues = List.copyOf(queues);
        rules = List.copyOf(rules);
        groups = List.copyOf(groups);
        schedules = List.copyOf(schedules);
    }

    /// A queue that rules fill.
    ///
    /// @param deadLetters the queue of what nobody works off
    /// @param receives how often a message is handed out before it goes there
    public record Queue(String name, String deadLetters, int receives) {}

    /// What of the bus goes into a queue.
    ///
    /// @param pattern EventBridge's own
    /// @param deadLetters the queue of what could not be delivered
    public record Rule(String name, JsonNode pattern, String queue, String deadLetters) {}

    /// An event that comes again and again.
    ///
    /// @param detail what the event says, with what EventBridge Scheduler puts in
    public record Recurring(
            String name,
            String group,
            String expression,
            String timezone,
            String type,
            JsonNode detail) {}

    /// What a function is told of the table.
    ///
    /// @param filters Lambda's own: any of them lets a change through
    /// @param deadLetters the queue of what was not told for a day
    public record Stream(
            String view, String start, int batch, List<JsonNode> filters, String deadLetters) {
        public Stream {
            filters = List.copyOf(filters);
        }
    }

    /// What comes again and again in a stage.
    ///
    /// @param selling whether plans are paid for at Stripe: the reconciliation begins by asking
    ///   there, and without an account it would fail every night
    public List<Recurring> schedules(boolean selling) {
        return schedules.stream()
                .filter(one -> selling || !one.name().equals(JobName.RECONCILE.wire()))
                .toList();
    }

    /// That of this build.
    public static EventFile shipped() {
        JsonNode json;
        try {
            json = JSON.readTree(EventRules.shipped());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rules of events are no JSON", e);
        }
        JsonNode scheduler = json.get("scheduler");
        JsonNode stream = json.get("stream");
        return new EventFile(
                text(json, "bus"),
                all(json.get("queues")).map(EventFile::queue).toList(),
                all(json.get("rules")).map(EventFile::rule).toList(),
                all(scheduler.get("groups")).map(JsonNode::asText).toList(),
                all(scheduler.get("schedules")).map(EventFile::recurring).toList(),
                new Stream(
                        text(stream, "view"),
                        text(stream, "start"),
                        stream.get("batch").asInt(),
                        all(stream.get("filters")).toList(),
                        text(stream, "deadLetters")));
    }

    private static Queue queue(JsonNode one) {
        return new Queue(text(one, "name"), text(one, "deadLetters"), one.get("receives").asInt());
    }

    private static Rule rule(JsonNode one) {
        return new Rule(
                text(one, "name"),
                one.get("pattern"),
                text(one, "queue"),
                text(one, "deadLetters"));
    }

    private static Recurring recurring(JsonNode one) {
        return new Recurring(
                text(one, "name"),
                text(one, "group"),
                text(one, "expression"),
                text(one, "timezone"),
                text(one, "type"),
                one.get("detail"));
    }

    private static java.util.stream.Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode json, String member) {
        return json.get(member).asText();
    }
}
