package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.interactions.Resolved.Value;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.ComponentRules;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.World;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `data` of a click or a selection, if Discord's client would let the user do it.
final class ComponentData {

    private static final int BUTTON = 2;
    private static final int STRING_SELECT = 3;

    private final World world;
    private final Things things;
    private final Resolved resolved;

    ComponentData(World world, Things things, Resolved resolved) {
        this.world = world;
        this.things = things;
        this.resolved = resolved;
    }

    /// @param guild null in a direct message
    ObjectNode of(
            JsonNode message,
            @Nullable Long guild,
            long user,
            String customId,
            List<String> values) {
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
        if (type != BUTTON) {
            var chosen = data.putArray("values");
            values.forEach(chosen::add);
            check(component, guild, values);
            Things.Kind.ofComponent(type)
                    .flatMap(kind ->
                            resolved.of(
                                    guild,
                                    user,
                                    values.stream().map(id -> new Value(kind, id)).toList()))
                    .ifPresent(found -> data.set("resolved", found));
        }
        return data;
    }

    private void check(JsonNode select, @Nullable Long guild, List<String> values) {
        if (values.size() < select.path("min_values").asInt(1)
                || values.size() > select.path("max_values").asInt(1)) {
            throw new NotAllowed("the select does not take " + values.size() + " values");
        }
        offered(select, guild, values);
    }

    /// Whether a select or a form's input offers all of the values.
    void offered(JsonNode select, @Nullable Long guild, List<String> values) {
        var type = select.path("type").asInt();
        if (type == STRING_SELECT) {
            var offered = new HashSet<String>();
            select.path("options").forEach(option -> offered.add(option.path("value").asText()));
            if (!offered.containsAll(values)) {
                throw new NotAllowed("the select does not offer all of " + values);
            }
            return;
        }
        var here = guild == null ? null : world.guild(guild);
        Things.Kind.ofComponent(type)
                .ifPresent(kind ->
                        values.stream()
                                .filter(value ->
                                        !things.offers(
                                                kind, here, value, select.path("channel_types")))
                                .findFirst()
                                .ifPresent(value -> {
                                    throw new NotAllowed(
                                            "the select has nothing here to offer as " + value);
                                }));
    }
}
