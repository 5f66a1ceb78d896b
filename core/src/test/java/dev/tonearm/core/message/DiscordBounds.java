package dev.tonearm.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Discord takes of messages and forms, and what we want of each: nobody is pinged, and
/// everything that can be pressed or chosen says in words what it is (discord-api-docs,
/// components/reference).
final class DiscordBounds {
    private static final int MOST_TEXT = 4_000;
    private static final int MOST_COMPONENTS = 40;

    private final List<JsonObject> all = new ArrayList<>();

    private DiscordBounds(JsonObject json) {
        collect(json);
    }

    static void ofMessage(JsonObject json) {
        JsonObject mentions = json.object("allowed_mentions");
        assertThat(mentions.strings("parse")).as("who is pinged").isEmpty();
        assertThat(mentions.names()).containsExactly("parse");
        var bounds = new DiscordBounds(json);
        assertThat(bounds.all).hasSizeBetween(1, MOST_COMPONENTS);
        assertThat(bounds.all.stream().filter(part -> part.integer("type") == 10))
                .as("texts in all")
                .satisfies(texts ->
                        assertThat(
                                        texts.stream()
                                                .mapToInt(one -> one.string("content").length())
                                                .sum())
                                .isBetween(0, MOST_TEXT));
        bounds.check();
    }

    static void ofForm(JsonObject json) {
        length(json, "title", 1, 45);
        length(json, "custom_id", 1, 100);
        assertThat(json.objects("components")).hasSizeBetween(1, 5);
        new DiscordBounds(json).check();
    }

    private void collect(JsonObject parent) {
        List<JsonObject> parts = new ArrayList<>();
        if (parent.has("components")) parts.addAll(parent.objects("components"));
        for (String one : List.of("component", "accessory"))
            parent.optionalObject(one).ifPresent(parts::add);
        for (JsonObject part : parts) {
            all.add(part);
            collect(part);
        }
    }

    private void check() {
        List<String> ids = new ArrayList<>();
        for (JsonObject part : all) {
            part.optionalString("custom_id").ifPresent(ids::add);
            switch (part.integer("type")) {
                case 1 -> assertThat(part.objects("components")).hasSizeBetween(1, 5);
                case 2 -> button(part);
                case 3, 5, 6, 7, 8 -> menu(part);
                case 4 -> length(part, "placeholder", 0, 100);
                case 10 -> length(part, "content", 1, MOST_TEXT);
                case 18 -> {
                    length(part, "label", 1, 45);
                    length(part, "description", 0, 100);
                }
                default -> {}
            }
        }
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> !id.isEmpty() && id.length() <= 100);
    }

    /// Discord writes on a button of its shop what it sells.
    private static void button(JsonObject button) {
        if (button.integer("style") == 6) assertThat(button.has("sku_id")).isTrue();
        else length(button, "label", 1, 80);
    }

    private static void menu(JsonObject menu) {
        length(menu, "placeholder", 0, 150);
        if (menu.integer("type") != 3) return;
        assertThat(menu.objects("options")).hasSizeBetween(1, 25);
        for (JsonObject option : menu.objects("options")) {
            length(option, "label", 1, 100);
            length(option, "value", 1, 100);
            length(option, "description", 0, 100);
        }
    }

    private static void length(JsonObject json, String member, int least, int most) {
        Optional<String> text = json.optionalString(member);
        if (text.isEmpty() && least == 0) return;
        assertThat(text.orElse("").strip()).as(member).hasSizeGreaterThanOrEqualTo(least);
        assertThat(text.orElse("")).as(member).hasSizeLessThanOrEqualTo(most);
    }
}
