package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/// What a select menu must have.
final class SelectRules {

    private static final String RULE = "message.select";
    private static final int STRING_SELECT = 3;

    private SelectRules() {}

    static void check(JsonNode select, String path, Problems problems) {
        problems.text(select.get("placeholder"), path + ".placeholder", 0, 150, RULE);
        problems.number(select.get("min_values"), path + ".min_values", 0, 25, RULE);
        problems.number(select.get("max_values"), path + ".max_values", 1, 25, RULE);
        if (select.path("min_values").asInt(1) > select.path("max_values").asInt(1)) {
            problems.add(
                    path + ".min_values",
                    "SELECT_COMPONENT_INVALID",
                    "More than max_values.",
                    RULE);
        }
        if (ComponentRules.kind(select) == STRING_SELECT) {
            options(select, path, problems);
        } else {
            problems.count(
                    select.path("default_values"),
                    path + ".default_values",
                    0,
                    select.path("max_values").asInt(1),
                    RULE);
            defaults(select, path, problems);
        }
    }

    /// What is chosen from the start is of the kind that the select offers.
    private static void defaults(JsonNode select, String path, Problems problems) {
        var kinds =
                switch (ComponentRules.kind(select)) {
                    case 5 -> Set.of("user");
                    case 6 -> Set.of("role");
                    case 7 -> Set.of("user", "role");
                    default -> Set.of("channel");
                };
        var values = select.path("default_values");
        for (var i = 0; i < values.size(); i++) {
            if (!kinds.contains(values.get(i).path("type").asText())) {
                problems.add(
                        path + ".default_values." + i + ".type",
                        "BASE_TYPE_CHOICES",
                        "Value must be one of " + kinds,
                        RULE);
            }
        }
        if (!values.isEmpty() && values.size() < select.path("min_values").asInt(1)) {
            problems.add(
                    path + ".default_values",
                    "SELECT_COMPONENT_INVALID",
                    "Fewer than min_values.",
                    RULE);
        }
    }

    private static void options(JsonNode select, String path, Problems problems) {
        var options = select.path("options");
        problems.count(options, path + ".options", 1, 25, RULE);
        if (select.path("max_values").asInt(1) > options.size()) {
            problems.add(
                    path + ".max_values",
                    "SELECT_COMPONENT_INVALID",
                    "More than there are options.",
                    RULE);
        }
        var values = new HashSet<String>();
        var defaults = 0;
        for (var i = 0; i < options.size(); i++) {
            var option = options.get(i);
            var at = path + ".options." + i;
            problems.text(option.get("label"), at + ".label", 1, 100, RULE);
            problems.text(option.get("value"), at + ".value", 1, 100, RULE);
            problems.text(option.get("description"), at + ".description", 0, 100, RULE);
            if (!values.add(option.path("value").asText())) {
                problems.add(
                        at + ".value",
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        "The specified option value is already used",
                        RULE);
            }
            defaults += option.path("default").asBoolean(false) ? 1 : 0;
        }
        if (defaults > select.path("max_values").asInt(1)) {
            problems.add(path + ".options", "SELECT_COMPONENT_INVALID", "Too many defaults.", RULE);
        }
    }
}
