package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Limits of embeds, one by one and over all embeds of a message.
final class EmbedRules {

    private static final String RULE = "message.embed";
    private static final int EMBEDS = 10;
    private static final int TOTAL = 6_000;
    private static final List<String> SAYING_SOMETHING =
            List.of(
                    "title",
                    "description",
                    "fields",
                    "footer",
                    "author",
                    "image",
                    "thumbnail",
                    "video");

    private EmbedRules() {}

    static void check(@Nullable JsonNode embeds, Problems problems) {
        if (embeds == null || embeds.isNull()) {
            return;
        }
        if (!embeds.isArray()) {
            problems.add(
                    "embeds",
                    "LIST_TYPE_CONVERT",
                    "Only iterables may be used in a ListType",
                    RULE);
            return;
        }
        problems.count(embeds, "embeds", 0, EMBEDS, RULE);
        var total = 0;
        for (var i = 0; i < embeds.size(); i++) {
            checkOne(embeds.get(i), "embeds." + i, problems);
            total += length(embeds.get(i));
        }
        if (total > TOTAL) {
            problems.add(
                    "embeds",
                    "MAX_EMBED_SIZE_EXCEEDED",
                    "Embed size exceeds maximum size of " + TOTAL,
                    RULE);
        }
    }

    private static void checkOne(JsonNode embed, String path, Problems problems) {
        if (SAYING_SOMETHING.stream().noneMatch(embed::hasNonNull)) {
            problems.add(
                    path + ".description", "BASE_TYPE_REQUIRED", "This field is required", RULE);
        }
        problems.text(embed.get("title"), path + ".title", 0, 256, RULE);
        problems.text(embed.get("description"), path + ".description", 0, 4_096, RULE);
        problems.text(embed.path("footer").get("text"), path + ".footer.text", 0, 2_048, RULE);
        problems.text(embed.path("author").get("name"), path + ".author.name", 0, 256, RULE);
        problems.number(embed.get("color"), path + ".color", 0, 0xFF_FF_FF, RULE);
        url(embed.get("url"), path + ".url", false, problems);
        url(embed.path("image").get("url"), path + ".image.url", true, problems);
        url(embed.path("thumbnail").get("url"), path + ".thumbnail.url", true, problems);
        url(embed.path("author").get("url"), path + ".author.url", false, problems);
        url(embed.path("author").get("icon_url"), path + ".author.icon_url", true, problems);
        url(embed.path("footer").get("icon_url"), path + ".footer.icon_url", true, problems);
        var fields = embed.path("fields");
        problems.count(fields, path + ".fields", 0, 25, RULE);
        for (var i = 0; i < fields.size(); i++) {
            problems.text(fields.get(i).get("name"), path + ".fields." + i + ".name", 1, 256, RULE);
            problems.text(
                    fields.get(i).get("value"), path + ".fields." + i + ".value", 1, 1_024, RULE);
        }
    }

    static void url(@Nullable JsonNode value, String path, boolean attachments, Problems problems) {
        if (value == null || value.isNull()) {
            return;
        }
        var url = value.asText();
        var fine =
                url.startsWith("http://")
                        || url.startsWith("https://")
                        || (attachments && url.startsWith("attachment://"));
        if (!fine) {
            problems.add(
                    path,
                    "URL_TYPE_INVALID_SCHEME",
                    "Scheme of \"" + url + "\" must be one of ('http', 'https').",
                    "message.url");
        } else if (url.length() > 2_048 || url.chars().anyMatch(Character::isWhitespace)) {
            problems.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.", "message.url");
        }
    }

    private static int length(JsonNode embed) {
        var total = points(embed.path("title")) + points(embed.path("description"));
        total +=
                points(embed.path("footer").path("text"))
                        + points(embed.path("author").path("name"));
        for (var field : embed.path("fields")) {
            total += points(field.path("name")) + points(field.path("value"));
        }
        return total;
    }

    private static int points(JsonNode text) {
        var value = text.asText("");
        return value.codePointCount(0, value.length());
    }
}
