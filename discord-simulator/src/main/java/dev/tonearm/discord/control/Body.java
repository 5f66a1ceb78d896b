package dev.tonearm.discord.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.World;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a caller of the control API sent; whatever is missing or wrong is named in an
/// [IllegalArgumentException].
record Body(ObjectNode node, World world) {

    static Body of(Context context, World world) {
        var text = context.body();
        var parsed = text.isBlank() ? Json.object() : Json.parse(text).orElse(null);
        if (!(parsed instanceof ObjectNode object)) {
            throw new IllegalArgumentException("the body is no JSON object");
        }
        return new Body(object, world);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    JsonNode get(String field) {
        return node.path(field);
    }

    String text(String field) {
        if (!has(field)) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return node.get(field).asText();
    }

    String text(String field, String otherwise) {
        return has(field) ? node.get(field).asText() : otherwise;
    }

    @Nullable String textOrNull(String field) {
        return has(field) ? node.get(field).asText() : null;
    }

    int number(String field, int otherwise) {
        return node.path(field).asInt(otherwise);
    }

    boolean flag(String field, boolean otherwise) {
        return node.path(field).asBoolean(otherwise);
    }

    long id(String field) {
        return id(text(field), world);
    }

    @Nullable Long idOrNull(String field) {
        return has(field) ? id(node.get(field).asText(), world) : null;
    }

    /// An id, or the word `bot`.
    static long id(String text, World world) {
        if (text.equals("bot")) {
            return world.bot().id();
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no id: " + text, e);
        }
    }

    List<Long> ids(String field) {
        var ids = new ArrayList<Long>();
        node.path(field).forEach(each -> ids.add(id(each.asText(), world)));
        return ids;
    }

    List<String> texts(String field) {
        var texts = new ArrayList<String>();
        node.path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
