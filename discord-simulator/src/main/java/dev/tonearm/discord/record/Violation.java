package dev.tonearm.discord.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something the bot did that Discord refuses, punishes or silently ignores.
///
/// @param rule a dotted name from `docs/simulator.md`, such as `message.content-too-long`
/// @param where the route, opcode or answer it was found in
public record Violation(
        long id,
        Instant when,
        String rule,
        String where,
        String detail,
        @Nullable Long guild,
        @Nullable Long interaction) {

    public ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("when", Json.time(when))
                .put("rule", rule)
                .put("where", where)
                .put("detail", detail)
                .put("guildId", guild == null ? null : Json.id(guild))
                .put("interactionId", interaction == null ? null : Json.id(interaction));
    }
}
