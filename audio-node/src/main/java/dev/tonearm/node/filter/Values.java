package dev.tonearm.node.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The numbers of one filter, read with their defaults; remembers what it read.
final class Values {

    private final String filter;
    private final JsonNode asked;
    private final ObjectNode read = JsonNodeFactory.instance.objectNode();

    Values(String filter, JsonNode asked) {
        this.filter = filter;
        this.asked = asked;
    }

    /// What was read so far, as Lavalink writes it.
    ObjectNode read() {
        return read;
    }

    /// The filter is a number itself.
    float own() {
        return (float) finite(filter, asked);
    }

    float number(String field, float fallback) {
        float value = (float) number(field, (double) fallback);
        read.put(field, value);
        return value;
    }

    /// A number that Lavalink keeps as a double.
    double exact(String field, double fallback) {
        double value = number(field, fallback);
        read.put(field, value);
        return value;
    }

    int whole(String field) {
        JsonNode value = object().path(field);
        if (!value.isInt()) {
            throw new InvalidFilter(filter + "." + field + " must be a whole number");
        }
        return value.asInt();
    }

    List<Values> list() {
        if (!asked.isArray()) {
            throw new InvalidFilter(filter + " must be an array");
        }
        List<Values> each = new ArrayList<>();
        asked.forEach(one -> each.add(new Values(filter, one)));
        return each;
    }

    private double number(String field, double fallback) {
        JsonNode value = object().path(field);
        return value.isMissingNode() ? fallback : finite(filter + "." + field, value);
    }

    private JsonNode object() {
        if (!asked.isObject()) {
            throw new InvalidFilter(filter + " must be an object");
        }
        return asked;
    }

    private static double finite(String name, JsonNode value) {
        if (!value.isNumber() || !Float.isFinite(value.floatValue())) {
            throw new InvalidFilter(name + " must be a number");
        }
        return value.asDouble();
    }
}
