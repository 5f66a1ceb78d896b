package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a body, each with the path to the field, so that Discord's tree of errors can
/// be built from it.
public final class Problems {

    /// One thing that is wrong.
    ///
    /// @param path field names and indexes joined by dots, as in `embeds.0.title`
    /// @param code Discord's name for the kind of error
    /// @param rule the violation it is
    public record Problem(String path, String code, String message, String rule) {
        @Override
        public String toString() {
            return path + ": " + message;
        }
    }

    private final List<Problem> found = new ArrayList<>();

    public void add(String path, String code, String message, String rule) {
        found.add(new Problem(path, code, message, rule));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /// Text that must be there and have a length between the two, counted in code points as Discord
    /// counts.
    public void text(@Nullable JsonNode value, String path, int min, int max, String rule) {
        if (value == null || value.isNull()) {
            if (min > 0) {
                add(path, "BASE_TYPE_REQUIRED", "This field is required", rule);
            }
            return;
        }
        if (!value.isTextual()) {
            add(
                    path,
                    "STRING_TYPE_CONVERT",
                    "Could not interpret \"" + value + "\" as string.",
                    rule);
            return;
        }
        var text = value.textValue();
        var length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            add(
                    path,
                    "BASE_TYPE_BAD_LENGTH",
                    min == 0
                            ? "Must be " + max + " or fewer in length."
                            : "Must be between " + min + " and " + max + " in length.",
                    rule);
        }
    }

    public void number(@Nullable JsonNode value, String path, long min, long max, String rule) {
        if (value == null || value.isNull()) {
            return;
        }
        if (!value.isIntegralNumber()) {
            add(path, "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not int.", rule);
        } else if (value.longValue() < min || value.longValue() > max) {
            add(
                    path,
                    "NUMBER_TYPE_RANGE",
                    "int value should be between " + min + " and " + max + ".",
                    rule);
        }
    }

    public void count(JsonNode list, String path, int min, int max, String rule) {
        if (list.size() < min || list.size() > max) {
            add(
                    path,
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be between " + min + " and " + max + " in length.",
                    rule);
        }
    }

    /// Discord's `errors`: the body's own shape, with `_errors` where something is wrong.
    public ObjectNode tree() {
        var root = Json.object();
        for (var problem : found) {
            var node = root;
            if (!problem.path().isEmpty()) {
                for (var step : problem.path().split("\\.", -1)) {
                    node = node.withObjectProperty(step);
                }
            }
            node.withArrayProperty("_errors")
                    .addObject()
                    .put("code", problem.code())
                    .put("message", problem.message());
        }
        return root;
    }
}
