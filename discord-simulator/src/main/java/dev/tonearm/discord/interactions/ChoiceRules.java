package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.message.Problems;

/// Autocomplete choices: up to 25, names of 1 to 100, string values up to 100.
final class ChoiceRules {

    private static final String RULE = "interaction.choices";

    private ChoiceRules() {}

    static Problems check(JsonNode data) {
        var problems = new Problems();
        var choices = data.path("choices");
        if (!choices.isArray()) {
            problems.add("choices", "BASE_TYPE_REQUIRED", "This field is required", RULE);
            return problems;
        }
        problems.count(choices, "choices", 0, 25, RULE);
        for (var i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            problems.text(choice.get("name"), "choices." + i + ".name", 1, 100, RULE);
            var value = choice.path("value");
            if (value.isTextual()) {
                problems.text(value, "choices." + i + ".value", 1, 100, RULE);
            } else if (!value.isNumber()) {
                problems.add(
                        "choices." + i + ".value",
                        "BASE_TYPE_REQUIRED",
                        "This field is required",
                        RULE);
            }
        }
        return problems;
    }
}
