package dev.tonearm.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.error.DiscordError;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// A request that passed authentication and rate limits.
///
/// @param body missing when there is none
record RestCall(Context context, JsonNode body) {

    String param(String name) {
        return context.pathParam(name);
    }

    /// A snowflake in the path.
    long id(String name) {
        var text = param(name);
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw DiscordError.broken(
                    400,
                    50035,
                    "Invalid Form Body",
                    "rest.body",
                    name + " is no snowflake: " + text);
        }
    }

    @Nullable String query(String name) {
        return context.queryParam(name);
    }

    boolean flag(String name) {
        return "true".equals(query(name)) || "1".equals(query(name));
    }
}
