package dev.tonearm.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What an IDENTIFY says, once it is known to be well formed.
record Identify(int shard, int shards, long intents) {

    /// What is missing or has the wrong type, or null.
    static @Nullable String malformed(JsonNode data) {
        if (!data.path("token").isTextual()) {
            return "token is missing";
        }
        if (!data.path("properties").path("os").isTextual()) {
            return "properties.os is missing";
        }
        if (!data.path("intents").isIntegralNumber()) {
            return "intents is missing";
        }
        var threshold = data.path("large_threshold");
        if (!threshold.isMissingNode() && (threshold.asInt() < 50 || threshold.asInt() > 250)) {
            return "large_threshold is not between 50 and 250";
        }
        var shard = data.path("shard");
        var wellFormed = shard.size() == 2 && shard.get(0).isInt() && shard.get(1).isInt();
        return shard.isMissingNode() || wellFormed ? null : "shard is no pair of numbers";
    }

    static Identify of(JsonNode data) {
        var shard = data.path("shard");
        return new Identify(
                shard.path(0).asInt(0), shard.path(1).asInt(1), data.path("intents").longValue());
    }

    boolean possible() {
        return shard >= 0 && shards > 0 && shard < shards;
    }
}
