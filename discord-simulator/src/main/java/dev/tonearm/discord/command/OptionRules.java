package dev.tonearm.discord.command;

import static dev.tonearm.discord.command.CommandRules.RULE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.message.Problems;
import java.util.HashSet;

/// Discord's limits on one option that takes a value: which fields its type may have, and what may
/// stand in them.
final class OptionRules {

    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int CHANNEL = 7;
    private static final int NUMBER = 10;
    private static final int LONGEST = 6_000;

    private final JsonNode option;
    private final String at;
    private final int type;
    private final Problems problems;

    /// @param at where the option stands in the body, with a dot behind it
    OptionRules(JsonNode option, String at, Problems problems) {
        this.option = option;
        this.at = at;
        this.type = option.path("type").asInt(0);
        this.problems = problems;
    }

    void check() {
        choices(option.path("choices"));
        autocomplete();
        onlyFor("min_length", type == STRING);
        onlyFor("max_length", type == STRING);
        onlyFor("min_value", isNumeric());
        onlyFor("max_value", isNumeric());
        onlyFor("channel_types", type == CHANNEL);
        problems.number(option.get("min_length"), at + "min_length", 0, LONGEST, RULE);
        problems.number(option.get("max_length"), at + "max_length", 1, LONGEST, RULE);
        bound("min_value");
        bound("max_value");
        inOrder("min_length", "max_length");
        inOrder("min_value", "max_value");
    }

    private boolean isNumeric() {
        return type == INTEGER || type == NUMBER;
    }

    private void autocomplete() {
        if (!option.path("autocomplete").asBoolean(false)) {
            return;
        }
        if (!option.path("choices").isEmpty()) {
            wrong(
                    "autocomplete",
                    "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID",
                    "Choices exclude autocomplete.");
        }
        if (type != STRING && !isNumeric()) {
            wrong("autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", "Not for this type.");
        }
    }

    private void choices(JsonNode choices) {
        problems.count(choices, at + "choices", 0, 25, RULE);
        onlyFor("choices", choices.isEmpty() || type == STRING || isNumeric());
        var names = new HashSet<String>();
        for (var i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            var path = "choices." + i + ".";
            problems.text(choice.get("name"), at + path + "name", 1, 100, RULE);
            CommandRules.translations(choice, "name", at + path, problems);
            if (!names.add(choice.path("name").asText())) {
                wrong(
                        path + "name",
                        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                        "Option choice names must be unique.");
            }
            choiceValue(choice.path("value"), path + "value");
        }
    }

    private void choiceValue(JsonNode value, String path) {
        if (type == STRING) {
            problems.text(value, at + path, 1, 100, RULE);
        } else if (type == INTEGER ? !value.isIntegralNumber() : !value.isNumber()) {
            wrong(path, "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not a number.");
        }
    }

    private void bound(String field) {
        var value = option.path(field);
        if (!isAbsent(value) && !(type == INTEGER ? value.isIntegralNumber() : value.isNumber())) {
            wrong(field, "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not a number.");
        }
    }

    private void inOrder(String least, String most) {
        var low = option.path(least);
        var high = option.path(most);
        if (low.isNumber() && high.isNumber() && low.doubleValue() > high.doubleValue()) {
            wrong(least, "BASE_TYPE_MAX", "More than " + most + ".");
        }
    }

    private void onlyFor(String field, boolean fits) {
        var value = option.path(field);
        if (!fits && !isAbsent(value)) {
            wrong(field, "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID", "Not for this type.");
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
    }

    private void wrong(String field, String code, String message) {
        problems.add(at + field, code, message, RULE);
    }
}
