package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;

/// The JSON of where the now-playing message is.
final class PanelJson {
    private PanelJson() {}

    static void write(JsonWriter json, Shown shown) {
        switch (shown.panel()) {
            case Panel.None() -> json.put("t", "none");
            case Panel.Wanted(var channel) -> json.put("t", "wanted").put("c", channel.value());
            // An older reader takes it as wanted alone.
            case Panel.Moving(var channel, var from) ->
                    json.put("t", "wanted")
                            .put("c", channel.value())
                            .put("from", old -> write(old, from));
            case Panel.Posted posted -> write(json.put("t", "posted"), posted);
        }
        if (shown.wantedBy() != 0) json.put("by", shown.wantedBy());
        if (!shown.left().isEmpty()) json.array("left", shown.left(), PanelJson::write);
    }

    static Shown shown(JsonObject json, String language) {
        return new Shown(
                panel(json),
                language,
                json.optionalNumber("by").orElse(0L),
                json.objects("left").stream().map(PanelJson::read).toList());
    }

    static void write(JsonWriter json, Panel.Posted posted) {
        json.put("c", posted.channel().value()).put("m", posted.message().value());
    }

    static Panel.Posted read(JsonObject json) {
        return new Panel.Posted(new ChannelId(json.number("c")), new MessageId(json.number("m")));
    }

    private static Panel panel(JsonObject json) {
        String type = json.string("t");
        return switch (type) {
            case "none" -> Panel.NONE;
            case "wanted" -> wanted(json, new ChannelId(json.number("c")));
            case "posted" -> read(json);
            default -> throw new IllegalArgumentException("unknown panel " + type);
        };
    }

    private static Panel wanted(JsonObject json, ChannelId channel) {
        return json.optionalObject("from")
                .map(PanelJson::read)
                .<Panel>map(from -> new Panel.Moving(channel, from))
                .orElseGet(() -> new Panel.Wanted(channel));
    }
}
