package dev.tonearm.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What a route answers; 204 has no body.
record RestAnswer(int status, @Nullable JsonNode body) {

    static final RestAnswer NOTHING = new RestAnswer(204, null);

    static RestAnswer ok(JsonNode body) {
        return new RestAnswer(200, body);
    }

    static RestAnswer created(JsonNode body) {
        return new RestAnswer(201, body);
    }
}
