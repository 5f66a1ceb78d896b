package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.ComponentRules;
import dev.tonearm.discord.world.NotAllowed;
import java.util.HashSet;
import java.util.List;

/// The `data` of a click, a selection or a submitted modal, if Discord's client would let the user
/// do it.
final class ComponentData {

    private ComponentData() {}

    static ObjectNode click(JsonNode message, String customId, List<String> values) {
        var component = ComponentRules.find(message.path("components"), customId);
        if (component.isMissingNode()) {
            throw new NotAllowed("the message has no component " + customId);
        }
        if (component.path("disabled").asBoolean(false)) {
            throw new NotAllowed("the component " + customId + " is disabled");
        }
        var type = component.path("type").asInt();
        var data = Json.object().put("custom_id", customId).put("component_type", type);
        data.set("id", component.get("id"));
        if (type != 2) {
            var chosen = data.putArray("values");
            values.forEach(chosen::add);
            checkSelection(component, values);
        }
        return data;
    }

    private static void checkSelection(JsonNode select, List<String> values) {
        if (values.size() < select.path("min_values").asInt(1)
                || values.size() > select.path("max_values").asInt(1)) {
            throw new NotAllowed("the select does not take " + values.size() + " values");
        }
        var offered = new HashSet<String>();
        select.path("options").forEach(option -> offered.add(option.path("value").asText()));
        if (select.path("type").asInt() == 3 && !offered.containsAll(values)) {
            throw new NotAllowed("the select does not offer all of " + values);
        }
    }

    /// The modal's own tree, with what the user put in.
    static ObjectNode submit(JsonNode modal, JsonNode values) {
        var data = Json.object();
        data.set("custom_id", modal.get("custom_id"));
        var components = data.putArray("components");
        for (var component : modal.path("components")) {
            var type = component.path("type").asInt();
            if (type == 1) {
                var row = components.addObject().put("type", 1);
                row.putArray("components").add(input(component.path("components").path(0), values));
            } else if (type == 18) {
                var label = components.addObject().put("type", 18);
                label.set("component", input(component.path("component"), values));
            }
        }
        return data;
    }

    private static ObjectNode input(JsonNode input, JsonNode values) {
        var customId = input.path("custom_id").asText();
        var given = values.path(customId);
        var node = Json.object().put("custom_id", customId).put("type", input.path("type").asInt());
        if (input.path("type").asInt() != 4) {
            node.set("values", given.isArray() ? given : Json.array());
            return node;
        }
        var text = given.asText(input.path("value").asText(""));
        if (text.isEmpty() && input.path("required").asBoolean(true)) {
            throw new NotAllowed("the input " + customId + " is required");
        }
        if (text.length() < input.path("min_length").asInt(0)
                || text.length() > input.path("max_length").asInt(4_000)) {
            throw new NotAllowed("the input " + customId + " has the wrong length");
        }
        return node.put("value", text);
    }
}
