package dev.tonearm.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.node.filter.FilterKind;
import dev.tonearm.node.filter.Filters;
import dev.tonearm.node.filter.InvalidFilter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// The body of PATCH …/players/{guild}, read and checked. What is absent stays as it is.
record PlayerUpdate(
        Play play,
        Optional<ObjectNode> userData,
        OptionalLong position,
        EndTime endTime,
        OptionalInt volume,
        Optional<Boolean> paused,
        Optional<Filters> filters,
        Optional<Voice> voice) {

    sealed interface Play {
        record Keep() implements Play {}

        /// `encoded: null`
        record Stop() implements Play {}

        record Encoded(String encoded) implements Play {}

        record Identifier(String identifier) implements Play {}
    }

    sealed interface EndTime {
        record Keep() implements EndTime {}

        /// `endTime: null`
        record None() implements EndTime {}

        record At(long millis) implements EndTime {}
    }

    /// @param token a secret: it is left out of the text form
    record Voice(String token, String endpoint, String sessionId, String channelId) {
        @Override
        public String toString() {
            return "Voice[endpoint=" + endpoint + ", channelId=" + channelId + "]";
        }
    }

    /// @param withoutFilters what this node does not have
    static PlayerUpdate parse(JsonNode body, Set<FilterKind> withoutFilters) {
        if (!body.isObject()) {
            throw ProtocolError.badRequest("the body must be an object");
        }
        JsonNode track = body.path("track");
        boolean old = body.has("encodedTrack") || body.has("identifier");
        if (track.isObject() && old) {
            throw ProtocolError.badRequest("Cannot specify both track and encodedTrack/identifier");
        }
        return new PlayerUpdate(
                track.isObject()
                        ? play(track, "encoded")
                        : play(body, "encodedTrack"), // what clients of early v4 send
                userData(track.path("userData")),
                position(body.path("position")),
                endTime(body),
                volume(body.path("volume")),
                paused(body.path("paused")),
                filters(body, withoutFilters),
                voice(body.path("voice")));
    }

    private static Play play(JsonNode in, String encodedField) {
        boolean encoded = in.has(encodedField);
        if (encoded && in.has("identifier")) {
            throw ProtocolError.badRequest("Cannot specify both encodedTrack and identifier");
        }
        if (encoded) {
            JsonNode value = in.get(encodedField);
            return value.isNull() ? new Play.Stop() : new Play.Encoded(text(value, encodedField));
        }
        return in.has("identifier")
                ? new Play.Identifier(text(in.get("identifier"), "identifier"))
                : new Play.Keep();
    }

    private static Optional<ObjectNode> userData(JsonNode value) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw ProtocolError.badRequest("userData must be an object");
    }

    private static OptionalLong position(JsonNode value) {
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || value.asLong() < 0) {
            throw ProtocolError.badRequest("position must be milliseconds, 0 or more");
        }
        return OptionalLong.of(value.asLong());
    }

    private static EndTime endTime(JsonNode body) {
        if (!body.has("endTime")) {
            return new EndTime.Keep();
        }
        JsonNode value = body.get("endTime");
        if (value.isNull()) {
            return new EndTime.None();
        }
        if (!value.isIntegralNumber() || value.asLong() <= 0) {
            throw ProtocolError.badRequest("End time must be greater than 0");
        }
        return new EndTime.At(value.asLong());
    }

    private static OptionalInt volume(JsonNode value) {
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.isInt()) {
            throw ProtocolError.badRequest("volume must be a whole number");
        }
        return OptionalInt.of(value.asInt());
    }

    private static Optional<Boolean> paused(JsonNode value) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw ProtocolError.badRequest("paused must be true or false");
        }
        return Optional.of(value.asBoolean());
    }

    private static Optional<Filters> filters(JsonNode body, Set<FilterKind> without) {
        if (!body.has("filters")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Filters.parse(body.get("filters"), without));
        } catch (InvalidFilter e) {
            throw ProtocolError.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Voice> voice(JsonNode value) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        Voice voice =
                new Voice(
                        value.path("token").asText(""),
                        value.path("endpoint").asText(""),
                        value.path("sessionId").asText(""),
                        value.path("channelId").asText(""));
        boolean whole =
                !voice.token().isBlank()
                        && !voice.endpoint().isBlank()
                        && !voice.sessionId().isBlank()
                        && voice.channelId().matches("[0-9]{1,19}");
        if (!whole) {
            throw ProtocolError.badRequest(
                    "token, endpoint, sessionId and channelId must be provided in voice state");
        }
        return Optional.of(voice);
    }

    private static String text(JsonNode value, String field) {
        if (!value.isTextual()) {
            throw ProtocolError.badRequest(field + " must be text");
        }
        return value.asText();
    }
}
