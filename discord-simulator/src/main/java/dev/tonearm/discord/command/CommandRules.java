package dev.tonearm.discord.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.message.Problems;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Discord's limits on one application command.
final class CommandRules {

    static final String RULE = "command.invalid";
    private static final int SUBCOMMAND = 1;
    private static final int GROUP = 2;
    private static final int IN_A_GROUP = 1;
    private static final int TOTAL = 8_000;
    private static final Pattern NAME =
            Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
    private static final Set<String> LOCALES =
            Set.of(
                    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt",
                    "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el",
                    "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he");

    private final Problems problems;

    private CommandRules(Problems problems) {
        this.problems = problems;
    }

    /// Adds what is wrong with a command.
    ///
    /// @param path where the command stands in the body, `""` or its index and a dot
    static void check(JsonNode command, String path, boolean global, Problems problems) {
        var rules = new CommandRules(problems);
        var type = command.path("type").asInt(1);
        rules.name(command, path, type == 1);
        if (type == 1) {
            rules.description(command, path);
            rules.options(command.path("options"), path + "options", 0);
        } else {
            rules.forbid(command, "description", path);
            rules.forbid(command, "options", path);
        }
        if (!global) {
            rules.forbid(command, "contexts", path);
            rules.forbid(command, "integration_types", path);
        }
        var permissions = command.path("default_member_permissions");
        if (!permissions.isMissingNode()
                && !permissions.isNull()
                && !permissions.asText().matches("\\d+")) {
            rules.wrong(
                    path + "default_member_permissions", "PERMISSIONS_INVALID", "Not a bit set.");
        }
        if (longest(command) > TOTAL) {
            rules.wrong(
                    path + "options",
                    "APPLICATION_COMMAND_TOO_LARGE",
                    "Command exceeds maximum size (" + TOTAL + ")");
        }
    }

    private void name(JsonNode command, String path, boolean chatInput) {
        if (!chatInput) {
            problems.text(command.get("name"), path + "name", 1, 32, RULE);
            return;
        }
        nameText(command.path("name").asText(""), path + "name");
        command.path("name_localizations")
                .properties()
                .forEach(entry -> {
                    locale(entry.getKey(), path + "name_localizations");
                    nameText(
                            entry.getValue().asText(),
                            path + "name_localizations." + entry.getKey());
                });
    }

    private void nameText(String name, String path) {
        if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            wrong(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid: " + name);
        }
    }

    private void description(JsonNode command, String path) {
        problems.text(command.get("description"), path + "description", 1, 100, RULE);
        translations(command, "description", path, problems);
    }

    /// What stands beside a text in other languages: as long as the text may be, 100.
    static void translations(JsonNode holder, String field, String path, Problems problems) {
        holder.path(field + "_localizations")
                .properties()
                .forEach(entry -> {
                    var at = path + field + "_localizations";
                    locale(entry.getKey(), at, problems);
                    problems.text(entry.getValue(), at + "." + entry.getKey(), 1, 100, RULE);
                });
    }

    private void locale(String locale, String path) {
        locale(locale, path, problems);
    }

    private static void locale(String locale, String path, Problems problems) {
        if (!LOCALES.contains(locale)) {
            problems.add(path, "BASE_TYPE_CHOICES", "Unknown locale " + locale, RULE);
        }
    }

    private void options(JsonNode options, String path, int depth) {
        problems.count(options, path, 0, 25, RULE);
        var names = new HashSet<String>();
        var optionalSeen = false;
        for (var i = 0; i < options.size(); i++) {
            var option = options.get(i);
            var at = path + "." + i + ".";
            var type = option.path("type").asInt(0);
            name(option, at, true);
            description(option, at);
            if (!names.add(option.path("name").asText())) {
                wrong(
                        at + "name",
                        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                        "Option names must be unique.");
            }
            if (type == SUBCOMMAND || type == GROUP) {
                nested(options, option, at, depth, type);
                continue;
            }
            if (type < 3 || type > 11) {
                wrong(at + "type", "BASE_TYPE_CHOICES", "Value must be one of 1 to 11.");
            }
            var required = option.path("required").asBoolean(false);
            if (required && optionalSeen) {
                wrong(
                        at + "required",
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= !required;
            if (depth == IN_A_GROUP) {
                wrong(
                        at + "type",
                        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                        "A group holds subcommands.");
            }
            new OptionRules(option, at, problems).check();
        }
    }

    private void nested(JsonNode siblings, JsonNode option, String at, int depth, int type) {
        var mixed =
                StreamSupport.stream(siblings.spliterator(), false)
                        .anyMatch(sibling -> sibling.path("type").asInt() > GROUP);
        if (mixed) {
            wrong(
                    at + "type",
                    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                    "Subcommands stand alone.");
        }
        if (depth > 1 || (type == GROUP && depth > 0)) {
            wrong(at + "type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep.");
            return;
        }
        if (type == GROUP && option.path("options").isEmpty()) {
            wrong(at + "options", "BASE_TYPE_REQUIRED", "A group holds subcommands.");
        }
        options(option.path("options"), at + "options", type == GROUP ? IN_A_GROUP : 2);
    }

    private void forbid(JsonNode command, String field, String path) {
        var value = command.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.asText(" ").isEmpty()) {
            wrong(path + field, "APPLICATION_COMMAND_FIELD_INVALID", "Not allowed here.");
        }
    }

    /// The characters of names, descriptions and string values; of each text its longest
    /// translation.
    private static int longest(JsonNode command) {
        var total = longestOf(command, "name") + longestOf(command, "description");
        for (var choice : command.path("choices")) {
            total +=
                    longestOf(choice, "name")
                            + (choice.path("value").isTextual()
                                    ? choice.path("value").asText().length()
                                    : 0);
        }
        for (var option : command.path("options")) {
            total += longest(option);
        }
        return total;
    }

    private static int longestOf(JsonNode node, String field) {
        var longest = node.path(field).asText("").length();
        for (var translated : node.path(field + "_localizations")) {
            longest = Math.max(longest, translated.asText("").length());
        }
        return longest;
    }

    private void wrong(String path, String code, String message) {
        problems.add(path, code, message, RULE);
    }
}
