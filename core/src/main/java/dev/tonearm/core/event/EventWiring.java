package dev.tonearm.core.event;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which event goes where: one file, `rules.json` beside this class, that a deployment and the
/// local stack both follow.
///
/// What is AWS's own (patterns, filters, an event with what EventBridge Scheduler puts in) is JSON
/// as text, and nobody here has to understand it.
///
/// @param bus its name
/// @param queues those that rules fill
/// @param groups those of schedules; what happens once is in the first
/// @param schedules those that recur
/// @param stream of the table
public record EventWiring(
        String bus,
        List<Queue> queues,
        List<Rule> rules,
        List<String> groups,
        List<Recurring> schedules,
        Stream stream) {
    private static final String FILE = "rules.json";

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
    /// @param deadLetters the queue of what could not be delivered for a day
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
    /// @param view what of an item that changed
    /// @param start where readers begin
    /// @param batch the most changes of an invocation
    /// @param filters as Lambda has them: any of them lets a change through
    /// @param deadLetters the queue of what was not told for a day
    public record Stream(
            String view, String start, int batch, List<String> filters, String deadLetters) {
        public Stream {
            filters = List.copyOf(filters);
        }
    }

    /// That of this build.
    public static EventWiring shipped() {
        return read(text());
    }

    /// The text of the file.
    public static String text() {
        try (InputStream file = EventWiring.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is not in this build");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EventWiring read(String text) {
        try {
            JsonObject json = JsonObject.parse(text);
            JsonObject scheduler = json.object("scheduler");
            JsonObject stream = json.object("stream");
            return new EventWiring(
                    json.string("bus"),
                    json.objects("queues").stream().map(EventWiring::queue).toList(),
                    json.objects("rules").stream().map(EventWiring::rule).toList(),
                    scheduler.strings("groups"),
                    scheduler.objects("schedules").stream().map(EventWiring::recurring).toList(),
                    new Stream(
                            stream.string("view"),
                            stream.string("start"),
                            stream.integer("batch"),
                            stream.objects("filters").stream().map(JsonObject::text).toList(),
                            stream.string("deadLetters")));
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    FILE + " does not say which event goes where: " + e.getMessage(), e);
        }
    }

    private static Queue queue(JsonObject one) {
        return new Queue(one.string("name"), one.string("deadLetters"), one.integer("receives"));
    }

    private static Rule rule(JsonObject one) {
        return new Rule(
                one.string("name"),
                one.object("pattern").text(),
                one.string("queue"),
                one.string("deadLetters"));
    }

    private static Recurring recurring(JsonObject one) {
        return new Recurring(
                one.string("name"),
                one.string("group"),
                one.string("expression"),
                one.string("timezone"),
                one.string("type"),
                one.object("detail").text());
    }
}
