package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.interactions.Resolved.Value;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.NotAllowed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `data` of a form that was sent off: its own tree with what the user put in, if Discord's
/// client would let that go.
final class ModalData {

    private static final int TEXT_LENGTH = 4_000;

    private final ComponentData selects;
    private final Resolved resolved;

    ModalData(ComponentData selects, Resolved resolved) {
        this.selects = selects;
        this.resolved = resolved;
    }

    /// @param guild null in a direct message
    /// @param given what the user put in, by custom id; what is not there stays as the form showed
    ///   it
    ObjectNode of(JsonNode modal, @Nullable Long guild, long user, JsonNode given) {
        var data = Json.object();
        data.set("custom_id", modal.get("custom_id"));
        var components = data.putArray("components");
        var things = new ArrayList<Value>();
        for (var component : modal.path("components")) {
            var type = component.path("type").asInt();
            var node = components.addObject().put("type", type);
            node.set("id", component.get("id"));
            if (type == 1) {
                var input = component.path("components").path(0);
                node.putArray("components").add(input(input, guild, given, things));
            } else if (type == 18) {
                node.set("component", input(component.path("component"), guild, given, things));
            }
        }
        resolved.of(guild, user, things).ifPresent(found -> data.set("resolved", found));
        return data;
    }

    private ObjectNode input(
            JsonNode input, @Nullable Long guild, JsonNode all, List<Value> things) {
        var customId = input.path("custom_id").asText();
        var type = input.path("type").asInt();
        var given = all.path(customId);
        var node = Json.object().put("type", type);
        node.set("id", input.get("id"));
        node.put("custom_id", customId);
        return switch (type) {
            case 4 -> node.put("value", text(input, given));
            case 21 -> node.put("value", radio(input, given));
            case 23 -> node.put("value", given.asBoolean(input.path("default").asBoolean(false)));
            default -> {
                var values = given.isArray() ? texts(given) : defaults(input);
                counted(input, values);
                if (type == 22) {
                    amongOptions(input, values);
                } else {
                    selects.offered(input, guild, values);
                }
                Things.Kind.ofComponent(type)
                        .ifPresent(kind ->
                                values.forEach(value -> things.add(new Value(kind, value))));
                var list = node.putArray("values");
                values.forEach(list::add);
                yield node;
            }
        };
    }

    private static String text(JsonNode input, JsonNode given) {
        var text = given.asText(input.path("value").asText(""));
        if (text.isEmpty() && input.path("required").asBoolean(true)) {
            throw new NotAllowed("the input " + name(input) + " is required");
        }
        var tooShort = !text.isEmpty() && text.length() < input.path("min_length").asInt(0);
        if (tooShort || text.length() > input.path("max_length").asInt(TEXT_LENGTH)) {
            throw new NotAllowed("the input " + name(input) + " has the wrong length");
        }
        return text;
    }

    private static @Nullable String radio(JsonNode input, JsonNode given) {
        var chosen = given.isTextual() ? List.of(given.asText()) : defaults(input);
        if (chosen.isEmpty() && input.path("required").asBoolean(true)) {
            throw new NotAllowed("the input " + name(input) + " is required");
        }
        amongOptions(input, chosen);
        return chosen.isEmpty() ? null : chosen.getFirst();
    }

    private static void counted(JsonNode input, List<String> values) {
        var required = input.path("required").asBoolean(true);
        var least = input.path("min_values").asInt(1);
        var tooFew = values.isEmpty() ? required : values.size() < least;
        if (tooFew || values.size() > input.path("max_values").asInt(most(input))) {
            throw new NotAllowed(
                    "the input " + name(input) + " does not take " + values.size() + " values");
        }
    }

    /// Boxes may all be ticked, if nothing else is said; of the others one is chosen.
    private static int most(JsonNode input) {
        return input.path("type").asInt() == 22 ? input.path("options").size() : 1;
    }

    private static void amongOptions(JsonNode input, List<String> values) {
        var offered = new HashSet<String>();
        input.path("options").forEach(option -> offered.add(option.path("value").asText()));
        if (!offered.containsAll(values)) {
            throw new NotAllowed("the input " + name(input) + " does not offer all of " + values);
        }
    }

    private static List<String> defaults(JsonNode input) {
        var chosen = new ArrayList<String>();
        input.path("default_values").forEach(value -> chosen.add(value.path("id").asText()));
        for (var option : input.path("options")) {
            if (option.path("default").asBoolean(false)) {
                chosen.add(option.path("value").asText());
            }
        }
        return chosen;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String name(JsonNode input) {
        return input.path("custom_id").asText();
    }
}
