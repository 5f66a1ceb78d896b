package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import java.util.HashSet;
import java.util.Set;

/// Numbers components that have no id of their own, as Discord does: in the order in which they
/// stand, without those that are taken.
public final class ComponentIds {

    private final Set<Integer> taken = new HashSet<>();
    private int last;

    private ComponentIds() {}

    /// A modal with all its ids.
    public static ObjectNode numbered(JsonNode modal) {
        var copy = (ObjectNode) modal.deepCopy();
        if (copy.get("components") instanceof ArrayNode components) {
            number(components);
        }
        return copy;
    }

    static void number(ArrayNode components) {
        var ids = new ComponentIds();
        ids.take(components);
        ids.give(components);
    }

    private static Iterable<JsonNode> inside(JsonNode component) {
        var inner = Json.array();
        component.path("components").forEach(inner::add);
        for (var one : new String[] {"accessory", "component"}) {
            if (component.path(one).isObject()) {
                inner.add(component.get(one));
            }
        }
        return inner;
    }

    private void take(Iterable<JsonNode> components) {
        for (var component : components) {
            taken.add(component.path("id").asInt(0));
            take(inside(component));
        }
    }

    private void give(Iterable<JsonNode> components) {
        for (var component : components) {
            if (component instanceof ObjectNode object && object.path("id").asInt(0) == 0) {
                object.put("id", next());
            }
            give(inside(component));
        }
    }

    private int next() {
        do {
            last++;
        } while (taken.contains(last));
        return last;
    }
}
