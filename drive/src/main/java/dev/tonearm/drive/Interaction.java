package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of one use of a command or button, as the listener sees it.
///
/// @param json the interaction of the control API
public record Interaction(JsonNode json) {
    public String id() {
        return json.get("id").asText();
    }

    /// Why the listener saw nothing, or an empty text.
    public String failure() {
        return json.path("failure").asText("");
    }

    /// Everything that the answer says: its own message, and what followed.
    public String text() {
        StringBuilder text = new StringBuilder(texts(json.path("message")));
        for (JsonNode followUp : json.path("followUps")) text.append('\n').append(texts(followUp));
        return text.toString().strip();
    }

    /// Whether all it says so far, in English, is that it takes a while.
    public boolean underWay() {
        String text = text();
        return text.startsWith("Loading ") || text.startsWith("This takes longer");
    }

    /// Whether it says, in English, that nothing was done and to try again.
    public boolean undone() {
        return text().contains("nothing was done. Please try again");
    }

    /// Whether the listener still waits for something to come of it.
    public boolean open() {
        return failure().isEmpty() && (!json.path("settled").asBoolean() || underWay());
    }

    public double answeredMs() {
        return json.path("firstAnswer").path("ms").asDouble(Double.NaN);
    }

    public double editedMs() {
        return json.path("editedMs").asDouble(Double.NaN);
    }

    /// The files of the answer, as Discord's attachment objects.
    public JsonNode files() {
        return json.path("message").path("attachments");
    }

    /// All text of a message, components inside components included.
    public static String texts(JsonNode message) {
        StringBuilder text = new StringBuilder();
        collect(message, text);
        return text.toString();
    }

    private static void collect(JsonNode part, StringBuilder text) {
        if (part.path("content").isTextual())
            text.append(part.get("content").asText()).append('\n');
        for (JsonNode inner : part.path("components")) collect(inner, text);
    }
}
