package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;

/// What each kind of input of a modal must have.
final class InputRules {

    private static final String RULE = "message.modal";
    private static final int FILES = 10;
    private static final int CHOICES = 10;

    private InputRules() {}

    static void check(JsonNode input, int kind, String path, Problems problems) {
        switch (kind) {
            case 4 -> text(input, path, problems);
            case 3, 5, 6, 7, 8 -> {
                SelectRules.check(input, path, problems);
                required(input, path, problems);
            }
            case 19 -> {
                problems.number(input.get("min_values"), path + ".min_values", 0, FILES, RULE);
                problems.number(input.get("max_values"), path + ".max_values", 1, FILES, RULE);
                required(input, path, problems);
            }
            case 21 -> options(input, path, 2, problems);
            case 22 -> {
                problems.number(input.get("min_values"), path + ".min_values", 0, CHOICES, RULE);
                problems.number(input.get("max_values"), path + ".max_values", 1, CHOICES, RULE);
                options(input, path, 1, problems);
                required(input, path, problems);
            }
            default -> {
                // A checkbox has nothing more; anything else was refused before.
            }
        }
    }

    private static void text(JsonNode input, String path, Problems problems) {
        var style = input.path("style").asInt(0);
        if (style != 1 && style != 2) {
            problems.add(
                    path + ".style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2).", RULE);
        }
        problems.number(input.get("min_length"), path + ".min_length", 0, 4_000, RULE);
        problems.number(input.get("max_length"), path + ".max_length", 1, 4_000, RULE);
        problems.text(input.get("placeholder"), path + ".placeholder", 0, 100, RULE);
        problems.text(
                input.get("value"),
                path + ".value",
                0,
                Math.clamp(input.path("max_length").asLong(4_000), 0, 4_000),
                RULE);
    }

    /// What may stay empty has to say so.
    private static void required(JsonNode input, String path, Problems problems) {
        var none = input.path("min_values").asInt(1) == 0;
        if (none && input.path("required").asBoolean(true)) {
            problems.add(
                    path + ".min_values",
                    "NUMBER_TYPE_MIN",
                    "At least 1, unless required is false.",
                    RULE);
        }
    }

    private static void options(JsonNode input, String path, int least, Problems problems) {
        var options = input.path("options");
        problems.count(options, path + ".options", least, CHOICES, RULE);
        var values = new HashSet<String>();
        for (var i = 0; i < options.size(); i++) {
            var at = path + ".options." + i;
            problems.text(options.get(i).get("label"), at + ".label", 1, 100, RULE);
            problems.text(options.get(i).get("value"), at + ".value", 1, 100, RULE);
            problems.text(options.get(i).get("description"), at + ".description", 0, 100, RULE);
            if (!values.add(options.get(i).path("value").asText())) {
                problems.add(
                        at + ".value",
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        "The specified option value is already used",
                        RULE);
            }
        }
    }
}
