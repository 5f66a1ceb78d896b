package dev.tonearm.e2e.page;

/// The commands and messages of the scripted bot.
final class Commands {
    static final String ALL =
            """
            [{"name": "play", "type": 1, "description": "Play a track",
              "description_localizations": {"de": "Spielt ein Stück"}, "options": [
               {"name": "query", "type": 3, "description": "What to play", "required": true, "autocomplete": true, "max_length": 40},
               {"name": "when", "type": 3, "description": "Where in the queue", "choices": [
                 {"name": "at the end", "value": "last"}, {"name": "next", "value": "next"}]}]},
             {"name": "volume", "type": 1, "description": "How loud", "options": [
               {"name": "percent", "type": 4, "description": "0 to 200", "required": true, "min_value": 0, "max_value": 200}]},
             {"name": "secret", "type": 1, "description": "For your eyes only"},
             {"name": "panel", "type": 1, "description": "Buttons and menus"},
             {"name": "station", "type": 1, "description": "Asks in a modal"}]
            """;

    static final String DEFERRED = "{\"type\": 5}";

    static final String SECRET =
            """
            {"type": 4, "data": {"content": "Just between **us**", "flags": 64, "allowed_mentions": {"parse": []}}}
            """;

    static final String MODAL =
            """
            {"type": 9, "data": {"custom_id": "station-modal", "title": "Name a station", "components": [
              {"type": 18, "label": "Station", "component": {"type": 4, "custom_id": "name", "style": 1, "required": true}}]}}
            """;

    private Commands() {}

    static String suggestion(String name, String value) {
        return "{\"type\": 8, \"data\": {\"choices\": [{\"name\": \"%s\", \"value\": \"%s\"}]}}"
                .formatted(name, value);
    }

    static String text(int type, String content) {
        return "{\"type\": %d, \"data\": {\"content\": \"%s\", \"allowed_mentions\": {\"parse\": []}}}"
                .formatted(type, content);
    }

    static String edit(String content) {
        return "{\"content\": \"%s\", \"allowed_mentions\": {\"parse\": []}}".formatted(content);
    }

    /// A Components V2 message with a button of this label and a menu.
    static String panel(int type, String label) {
        return """
        {"type": %d, "data": {"flags": 32768, "allowed_mentions": {"parse": []}, "components": [
          {"type": 17, "accent_color": 14723933, "components": [
            {"type": 10, "content": "### Now playing\\n[Amber Hour](https://tonearm.dev/amber)\\n-# ends <t:4102444800:R>"},
            {"type": 14},
            {"type": 1, "components": [
              {"type": 2, "style": 1, "label": "%s", "custom_id": "toggle"},
              {"type": 2, "style": 2, "label": "Shuffle", "custom_id": "shuffle", "disabled": true}]},
            {"type": 1, "components": [{"type": 3, "custom_id": "menu", "placeholder": "Pick a piece", "options": [
              {"label": "Amber Hour", "value": "amber"}, {"label": "Night Ferry", "value": "ferry"}]}]}]}]}}
        """
                .formatted(type, label);
    }
}
