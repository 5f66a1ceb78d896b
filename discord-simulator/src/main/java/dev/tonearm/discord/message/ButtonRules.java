package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;

/// What a button must and must not have, by its style.
final class ButtonRules {

    private static final int LINK = 5;
    private static final int PREMIUM = 6;

    private ButtonRules() {}

    static void check(JsonNode button, String path, Problems problems) {
        var style = button.path("style").asInt(0);
        if (style < 1 || style > PREMIUM) {
            wrong(
                    path + ".style",
                    "BASE_TYPE_CHOICES",
                    "Value must be one of (1, 2, 3, 4, 5, 6).",
                    problems);
        }
        problems.text(button.get("label"), path + ".label", 0, 80, ComponentRules.RULE);
        if (style == PREMIUM) {
            for (var forbidden : new String[] {"custom_id", "label", "url", "emoji"}) {
                if (button.hasNonNull(forbidden)) {
                    wrong(
                            path + "." + forbidden,
                            "BUTTON_COMPONENT_INVALID",
                            "Not on a premium button.",
                            problems);
                }
            }
            if (!button.hasNonNull("sku_id")) {
                wrong(
                        path + ".sku_id",
                        "BASE_TYPE_REQUIRED",
                        "A premium button must have a sku_id.",
                        problems);
            }
            return;
        }
        if (style == LINK) {
            if (!button.hasNonNull("url") || button.path("url").asText().length() > 512) {
                wrong(
                        path + ".url",
                        "BASE_TYPE_REQUIRED",
                        "A link button must have a url of 1 to 512.",
                        problems);
            }
            EmbedRules.url(button.get("url"), path + ".url", false, problems);
            if (button.hasNonNull("custom_id")) {
                wrong(
                        path + ".custom_id",
                        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                        "A custom id and url cannot both be specified",
                        problems);
            }
        } else if (button.hasNonNull("url")) {
            wrong(
                    path + ".url",
                    "BUTTON_COMPONENT_INVALID",
                    "Only a link button has a url.",
                    problems);
        }
        if (button.path("label").asText("").isEmpty() && !button.hasNonNull("emoji")) {
            wrong(
                    path + ".label",
                    "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
                    "A button must have a label or an emoji.",
                    problems);
        }
    }

    private static void wrong(String path, String code, String message, Problems problems) {
        problems.add(path, code, message, ComponentRules.RULE);
    }
}
