package dev.tonearm.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/// An event for the sessions of one guild's shard that asked for one of its intents.
///
/// @param guild 0 for events outside guilds, which go to shard 0
/// @param intents any of them is enough; 0 is sent to everybody
/// @param bare what a session without the message content intent gets; mostly the same
record Dispatch(String event, long guild, long intents, JsonNode data, JsonNode bare) {

    Dispatch(String event, long guild, long intents, JsonNode data) {
        this(event, guild, intents, data, data);
    }

    JsonNode to(long asked) {
        return (asked & Intents.MESSAGE_CONTENT) == 0 ? bare : data;
    }

    boolean wantedBy(long asked) {
        return intents == 0 || (intents & asked) != 0;
    }
}
