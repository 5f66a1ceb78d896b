package dev.tonearm.core.message;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.json.JsonWriter;
import java.util.List;

/// A form in a window of its own, as the answer to a command or a press: one to five lines to fill
/// in, each with its label (discord-api-docs, components/reference, "Label" and "Text Input").
///
/// @param id what comes back with what was filled in
/// @param title at most 45 characters
public record Modal(CustomId id, String title, List<Field> fields) {
    private static final int MAX_LABEL = 45;
    private static final int MAX_HINT = 100;
    private static final int MAX_FIELDS = 5;

    public Modal {
        fields = List.copyOf(fields);
        check(title, 1, MAX_LABEL);
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException("a form has one to five fields");
        }
    }

    /// One line to fill in.
    ///
    /// @param name what its value comes back by
    /// @param label at most 45 characters
    /// @param hint below the label, at most 100 characters; none if empty
    /// @param value what stands there already
    /// @param max the most characters
    public record Field(
            String name, String label, String hint, String value, int max, boolean required) {
        public Field {
            check(label, 1, MAX_LABEL);
            check(hint, 0, MAX_HINT);
            check(value, 0, max);
        }
    }

    /// Writes the data of the answer.
    public void write(JsonWriter to) {
        to.put("custom_id", id.wire()).put("title", title);
        to.array("components", fields, Modal::label);
    }

    private static void label(JsonWriter to, Field field) {
        to.put("type", 18).put("label", field.label());
        if (!field.hint().isEmpty()) to.put("description", field.hint());
        to.put("component", input -> input(input, field));
    }

    private static void input(JsonWriter to, Field field) {
        to.put("type", 4).put("custom_id", field.name()).put("style", 1);
        to.put("required", field.required()).put("max_length", field.max());
        if (!field.value().isEmpty()) to.put("value", field.value());
    }

    private static void check(String text, int min, int max) {
        if (text.length() < min || text.length() > max) {
            throw new IllegalArgumentException("Discord refuses a text of this length: " + text);
        }
    }
}
