package dev.tonearm.discord.message;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// What of a message only an app with the message content intent is told.
public final class Privileged {

    private static final List<String> LISTS = List.of("embeds", "attachments", "components");

    private Privileged() {}

    /// The message as an app without the intent sees it. It sees its own whole, and those that
    /// mention it.
    ///
    /// @param direct whether it was said in a direct message, which is seen whole too
    public static ObjectNode without(ObjectNode message, long app, boolean direct) {
        var own = message.path("author").path("id").asText().equals(id(app));
        var mentioned =
                StreamSupport.stream(message.path("mentions").spliterator(), false)
                        .anyMatch(user -> user.path("id").asText().equals(id(app)));
        if (direct || own || mentioned) {
            return message;
        }
        var bare = message.deepCopy().put("content", "");
        LISTS.forEach(bare::putArray);
        bare.remove("poll");
        if (bare.get("referenced_message") instanceof ObjectNode referenced) {
            bare.set("referenced_message", without(referenced, app, false));
        }
        return bare;
    }
}
