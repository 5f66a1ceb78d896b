package dev.tonearm.core.json;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A JSON object that was read, with accessors that say what they expect and fail with the member's
/// name.
///
/// Values are strings, longs, doubles, booleans, lists and objects; JSON `null` reads as absent. At
/// most 100 levels deep, so that hostile input ends in a [JsonException] and not in a stack
/// overflow.
public final class JsonObject {
    private final Map<String, Object> members;

    JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /// Reads one object and nothing after it.
    ///
    /// @throws JsonException if the bytes are anything else
    public static JsonObject parse(byte[] utf8) {
        return JsonReader.read(utf8);
    }

    /// Reads one object and nothing after it, while it comes, and closes the stream.
    ///
    /// @throws JsonException if what comes is anything else
    public static JsonObject parse(InputStream utf8) {
        return JsonTokens.read(utf8);
    }

    /// Reads one object and nothing after it.
    ///
    /// @throws JsonException if the text is anything else
    public static JsonObject parse(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads what can be read of something that is no JSON object, or not one that its reader
    /// knows: the texts in it up to where it breaks, whatever is wrong with the rest.
    public static JsonObject salvage(String text) {
        return JsonTokens.salvage(text);
    }

    /// The same as JSON again, in one line: what was `null` is absent.
    public String text() {
        return new String(JsonWriter.object(to -> to.all(this)), StandardCharsets.UTF_8);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /// The members' names in the order they were read.
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /// A member as it was read: String, Long, Double, Boolean, List or JsonObject.
    public Optional<Object> value(String name) {
        return Optional.ofNullable(members.get(name));
    }

    public Optional<String> optionalString(String name) {
        return optional(name, String.class, "a string");
    }

    public String string(String name) {
        return required(name, optionalString(name));
    }

    public Optional<Long> optionalNumber(String name) {
        return optional(name, Long.class, "a whole number");
    }

    public long number(String name) {
        return required(name, optionalNumber(name));
    }

    /// A whole number that fits an int.
    ///
    /// @throws JsonException if it is absent, not a whole number or beyond an int
    public int integer(String name) {
        long value = number(name);
        if (value != (int) value) throw new JsonException("'" + name + "' is out of range");
        return (int) value;
    }

    /// A number, whole or not.
    public Optional<Double> optionalDecimal(String name) {
        return optional(name, Number.class, "a number").map(Number::doubleValue);
    }

    public double decimal(String name) {
        return required(name, optionalDecimal(name));
    }

    public Optional<Boolean> optionalFlag(String name) {
        return optional(name, Boolean.class, "true or false");
    }

    public boolean flag(String name) {
        return required(name, optionalFlag(name));
    }

    public Optional<JsonObject> optionalObject(String name) {
        return optional(name, JsonObject.class, "an object");
    }

    public JsonObject object(String name) {
        return required(name, optionalObject(name));
    }

    /// The objects of an array; an absent array is an empty one.
    public List<JsonObject> objects(String name) {
        return elements(name, JsonObject.class, "objects");
    }

    /// The strings of an array; an absent array is an empty one.
    public List<String> strings(String name) {
        return elements(name, String.class, "strings");
    }

    /// The whole numbers of an array; an absent array is an empty one.
    public List<Long> numbers(String name) {
        return elements(name, Long.class, "whole numbers");
    }

    private <T> List<T> elements(String name, Class<T> type, String expected) {
        List<?> list = optional(name, List.class, "an array").orElse(List.of());
        List<T> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!type.isInstance(element))
                throw new JsonException("'" + name + "' is not an array of " + expected);
            elements.add(type.cast(element));
        }
        return elements;
    }

    private <T> Optional<T> optional(String name, Class<T> type, String expected) {
        Object value = members.get(name);
        if (value == null) return Optional.empty();
        if (!type.isInstance(value)) throw new JsonException("'" + name + "' is not " + expected);
        return Optional.of(type.cast(value));
    }

    private static <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> new JsonException("'" + name + "' is missing"));
    }
}
