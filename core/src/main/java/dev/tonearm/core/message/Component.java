package dev.tonearm.core.message;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.locale.Texts;
import java.util.List;

/// The parts of a Discord message that we use (discord-api-docs, components/reference); each writes
/// its own JSON.
public sealed interface Component {
    /// Markdown text; all texts of a message together have at most 4,000 characters.
    record Text(String markdown) implements Component {}

    /// A thin line.
    record Separator() implements Component {}

    /// Text with a picture at its side.
    record Section(String markdown, String pictureUrl) implements Component {}

    /// Up to five buttons side by side.
    record Row(List<Button> buttons) implements Component {}

    /// Discord's own button for something that it sells, in a row of its own.
    record Shop(String sku) implements Component {}

    /// A select takes a row of its own.
    record Choose(Select select) implements Component {}

    /// So does a menu of people, roles or channels.
    record Pick(Picker picker) implements Component {}

    /// A file that comes with the message.
    record File(String name) implements Component {}

    /// A framed group.
    ///
    /// @param accent the colour of its edge, RGB
    record Container(int accent, List<Component> parts) implements Component {}

    /// A button with a picture instead of words; the label is for who can't see the picture.
    record Button(CustomId id, String label, String emoji, Style style, boolean disabled) {
        /// A button with the label `button.` and the key.
        public static Button of(
                CustomId id, String key, String emoji, Style style, boolean disabled, Texts texts) {
            return new Button(id, texts.text("button." + key), emoji, style, disabled);
        }
    }

    /// The looks of a button, with Discord's numbers.
    enum Style {
        PRIMARY(1),
        SECONDARY(2),
        DANGER(4);

        private final int wire;

        Style(int wire) {
            this.wire = wire;
        }
    }

    /// Writes one component's members.
    static void write(JsonWriter to, Component component) {
        switch (component) {
            case Text(var markdown) -> to.put("type", 10).put("content", markdown);
            case Separator _ -> to.put("type", 14);
            case Section(var markdown, var picture) -> {
                to.put("type", 9);
                to.array("components", List.<Component>of(new Text(markdown)), Component::write);
                to.put("accessory", accessory -> thumbnail(accessory, picture));
            }
            case Row(var buttons) -> {
                to.put("type", 1);
                to.array("components", buttons, Component::button);
            }
            case Shop(var sku) -> {
                to.put("type", 1);
                to.array("components", List.of(sku), Component::shop);
            }
            case Choose(var select) -> {
                to.put("type", 1);
                to.array("components", List.of(select), (row, one) -> one.write(row));
            }
            case Pick(var picker) -> {
                to.put("type", 1);
                to.array("components", List.of(picker), (row, one) -> one.write(row));
            }
            case File(var name) ->
                    to.put("type", 13).put("file", file -> file.put("url", "attachment://" + name));
            case Container(int accent, var parts) -> {
                to.put("type", 17).put("accent_color", accent);
                to.array("components", parts, Component::write);
            }
        }
    }

    private static void shop(JsonWriter to, String sku) {
        to.put("type", 2).put("style", 6).put("sku_id", sku);
    }

    private static void thumbnail(JsonWriter to, String picture) {
        to.put("type", 11).put("media", media -> media.put("url", picture));
    }

    private static void button(JsonWriter to, Button button) {
        to.put("type", 2).put("style", button.style().wire).put("custom_id", button.id().wire());
        to.put("label", button.label());
        to.put("emoji", emoji -> emoji.put("name", button.emoji()));
        if (button.disabled()) to.put("disabled", true);
    }
}
