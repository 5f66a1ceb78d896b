package dev.tonearm.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.event.EventRules;
import java.util.ArrayList;
import java.util.List;

/// Which event goes where, as the file says that a deployment follows too.
///
/// @param bus its name
/// @param groups those of schedules
/// @param schedules those that recur
public record EventWiring(
        String bus,
        List<Queue> queues,
        List<Rule> rules,
        List<String> groups,
        List<Recurring> schedules,
        Stream stream) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public EventWiring {
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
    /// @param pattern as EventBridge has it
    /// @param deadLetters the queue of what could not be delivered
    public record Rule(String name, String pattern, String queue, String deadLetters) {}

    /// An event that comes again and again.
    ///
    /// @param expression when, as EventBridge Scheduler has it
    /// @param type the event's
    /// @param detail what it says
    public record Recurring(
            String name,
            String group,
            String expression,
            String timezone,
            String type,
            String detail) {}

    /// What a function is told of the table.
    ///
    /// @param batch the most changes of an invocation
    /// @param filters as Lambda has them: any of them lets a change through
    public record Stream(int batch, List<String> filters) {
        public Stream {
            filters = List.copyOf(filters);
        }
    }

    /// That of this build.
    public static EventWiring shipped() {
        return read(EventRules.shipped());
    }

    static EventWiring read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the rules of events are no JSON", e);
        }
        var queues = new ArrayList<Queue>();
        for (JsonNode one : json.get("queues")) {
            queues.add(new Queue(name(one), deadLetters(one), one.get("receives").asInt()));
        }
        var rules = new ArrayList<Rule>();
        for (JsonNode one : json.get("rules")) {
            String pattern = one.get("pattern").toString();
            rules.add(new Rule(name(one), pattern, one.get("queue").asText(), deadLetters(one)));
        }
        var groups = new ArrayList<String>();
        JsonNode scheduler = json.get("scheduler");
        for (JsonNode one : scheduler.get("groups")) groups.add(one.asText());
        var schedules = new ArrayList<Recurring>();
        for (JsonNode one : scheduler.get("schedules")) schedules.add(recurring(one));
        var filters = new ArrayList<String>();
        JsonNode stream = json.get("stream");
        for (JsonNode one : stream.get("filters")) filters.add(one.toString());
        return new EventWiring(
                json.get("bus").asText(),
                queues,
                rules,
                groups,
                schedules,
                new Stream(stream.get("batch").asInt(), filters));
    }

    private static Recurring recurring(JsonNode one) {
        return new Recurring(
                name(one),
                one.get("group").asText(),
                one.get("expression").asText(),
                one.get("timezone").asText(),
                one.get("type").asText(),
                one.get("detail").toString());
    }

    private static String name(JsonNode one) {
        return one.get("name").asText();
    }

    private static String deadLetters(JsonNode one) {
        return one.get("deadLetters").asText();
    }
}
