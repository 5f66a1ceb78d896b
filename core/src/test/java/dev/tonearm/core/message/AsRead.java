package dev.tonearm.core.message;

import dev.tonearm.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A message or a form as a person reads it in Discord, in plain text: buttons in brackets, those
/// that cannot be pressed in parentheses, menus with what they show and what is chosen.
public final class AsRead {
    private AsRead() {}

    /// A form, which has to be one that Discord takes.
    public static String ofForm(JsonObject json) {
        DiscordBounds.ofForm(json);
        return "[[" + json.string("title") + "]]\n" + parts(json.objects("components"), "\n");
    }

    /// A message, which has to be one that Discord takes.
    public static String of(JsonObject json) {
        DiscordBounds.ofMessage(json);
        return parts(json.objects("components"), "\n");
    }

    private static String parts(List<JsonObject> parts, String between) {
        return parts.stream().map(AsRead::part).collect(Collectors.joining(between));
    }

    private static String part(JsonObject part) {
        return switch (part.integer("type")) {
            case 1 -> parts(part.objects("components"), " ");
            case 2 -> button(part);
            case 3, 5, 6, 7, 8 -> menu(part);
            case 4 -> "____ " + part.optionalString("value").orElse("");
            case 9 -> section(part);
            case 10 -> part.string("content");
            case 11 -> "(picture)";
            case 12 -> "(pictures)";
            case 13 -> "(file)";
            case 14 -> "---";
            case 17 -> parts(part.objects("components"), "\n");
            case 18 -> label(part);
            default ->
                    throw new IllegalArgumentException(
                            "no words for components of type " + part.integer("type"));
        };
    }

    private static String section(JsonObject section) {
        return parts(section.objects("components"), "\n") + " " + part(section.object("accessory"));
    }

    private static String label(JsonObject label) {
        return label.string("label")
                + label.optionalString("description").map(hint -> " - " + hint).orElse("")
                + ": "
                + part(label.object("component"));
    }

    private static String button(JsonObject button) {
        String emoji =
                button.optionalObject("emoji").map(one -> one.string("name") + " ").orElse("");
        if (button.has("sku_id")) return "[Discord: " + button.string("sku_id") + "]";
        String shown = emoji + button.optionalString("label").orElse("");
        return button.optionalFlag("disabled").orElse(false)
                ? "(" + shown + ")"
                : "[" + shown + "]";
    }

    private static String menu(JsonObject menu) {
        List<String> entries = new ArrayList<>();
        if (menu.has("options")) {
            for (JsonObject option : menu.objects("options")) {
                String chosen = option.optionalFlag("default").orElse(false) ? "*" : "";
                String hint =
                        option.optionalString("description").map(one -> " - " + one).orElse("");
                entries.add(chosen + option.string("label") + hint);
            }
        }
        return "<"
                + menu.optionalString("placeholder").orElse("")
                + ": "
                + String.join(" | ", entries)
                + ">";
    }
}
