package dev.tonearm.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.file.Uploads;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// A request that passed authentication and rate limits.
///
/// @param body missing when there is none
/// @param files what a multipart body brought beside it
record RestCall(Context context, JsonNode body, Uploads files) {

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

    /// A number in the query.
    int number(String name, int otherwise) {
        return (int) number(name, (long) otherwise);
    }

    /// A number or a snowflake in the query.
    long number(String name, long otherwise) {
        var text = query(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}|\\d{19}")) {
            throw DiscordError.broken(
                    400, 50035, "Invalid Form Body", "rest.body", name + " is no number: " + text);
        }
        return Long.parseUnsignedLong(text);
    }

    boolean flag(String name) {
        return "true".equals(query(name)) || "1".equals(query(name));
    }
}
