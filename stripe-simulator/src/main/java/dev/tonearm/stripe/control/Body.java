package dev.tonearm.stripe.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What a caller of the control API sent. What is missing or wrong is named in an
/// [IllegalArgumentException].
record Body(ObjectNode node) {

    static Body of(String text) {
        var parsed = text.isBlank() ? Json.object() : Json.parse(text).orElse(null);
        if (!(parsed instanceof ObjectNode object)) {
            throw new IllegalArgumentException("the body is no JSON object");
        }
        return new Body(object);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    JsonNode get(String name) {
        return node.path(name);
    }

    String text(String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException(name + " is missing, or no text");
        }
        return node.path(name).asText();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    int number(String name, int otherwise) {
        if (has(name) && !node.path(name).isInt()) {
            throw new IllegalArgumentException(name + " is no whole number");
        }
        return node.path(name).asInt(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        if (has(name) && !node.path(name).isBoolean()) {
            throw new IllegalArgumentException(name + " is true or false");
        }
        return node.path(name).asBoolean(otherwise);
    }

    Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException(
                    name + " is no duration such as PT30S or P3D: " + text(name));
        }
    }

    List<String> texts(String name) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// A constant by its name in lower case.
    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        var wanted = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> lower(constant).equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                name
                                        + " is one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(Body::lower)
                                                .collect(Collectors.joining(", "))
                                        + ", was "
                                        + wanted));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
