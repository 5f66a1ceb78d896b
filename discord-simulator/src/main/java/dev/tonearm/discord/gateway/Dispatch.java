package dev.tonearm.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/// An event for the sessions of one guild's shard that asked for one of its intents.
///
/// @param guild 0 for events outside guilds, which go to shard 0
/// @param intents any of them is enough; 0 is sent to everybody
record Dispatch(String event, long guild, long intents, JsonNode data) {

    boolean wantedBy(long asked) {
        return intents == 0 || (intents & asked) != 0;
    }
}
