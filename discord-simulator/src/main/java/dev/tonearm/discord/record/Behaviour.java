package dev.tonearm.discord.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;

/// How this Discord behaves where the real one's figures change or nobody outside knows them.
///
/// Names and defaults are those of `docs/simulator.md`; times are milliseconds.
public record Behaviour(
        int duplicateInteractionDelivery,
        long duplicateDeliveryDelayMs,
        boolean voiceKeptAfterGatewayLoss,
        boolean voiceKeptAfterSessionEnd,
        long sessionLingerMs,
        boolean voiceServerUpdateOnRepeatedJoin,
        boolean firstFollowUpFillsDeferred,
        long signatureProbeIntervalMs,
        long answerDeadlineMs,
        long tokenLifetimeMs,
        long heartbeatIntervalMs,
        int maxConcurrency,
        long identifySpacingMs,
        int identifyBudget,
        int shards,
        boolean rateLimits,
        int globalPerSecond,
        int interactionLimit,
        long interactionWindowMs,
        int channelLimit,
        long channelWindowMs,
        boolean checkOpenApi,
        long privilegedIntents) {

    public static Behaviour defaults() {
        return new Behaviour(
                0, 50, true, false, 180_000, true, true, 300_000, 3_000, 900_000, 41_250, 2, 5_000,
                1_000, 2, true, 50, 5, 2_000, 5, 5_000, true, 0);
    }

    /// With another recommendation of how many shards to run.
    public Behaviour withShards(int count) {
        return with(Json.object().put("shards", count));
    }

    /// With the privileged intent to read what people write.
    public Behaviour withMessageContent() {
        return with(Json.object().put("privilegedIntents", privilegedIntents | 1L << 15));
    }

    /// With the given values laid over these.
    ///
    /// @throws IllegalArgumentException naming what is no setting or has the wrong type
    Behaviour with(ObjectNode values) {
        ObjectNode merged = Json.mapper().valueToTree(this);
        merged.setAll(values);
        try {
            return Json.mapper().treeToValue(merged, Behaviour.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a setting: " + e.getOriginalMessage(), e);
        }
    }

    /// For a load: a bot with so many shards, all of which may identify at once, and no work that
    /// only serves to find faults: neither signature probes nor bodies held against the OpenAPI.
    public static Behaviour underLoad(int shards) {
        return new Behaviour(
                0, 50, true, false, 180_000, true, true, 0, 3_000, 900_000, 41_250, shards, 5_000,
                1_000, shards, true, 50, 5, 2_000, 5, 5_000, false, 0);
    }
}
