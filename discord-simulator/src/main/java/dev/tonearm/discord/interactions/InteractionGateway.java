package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;

/// The other way of an interaction to a bot: as INTERACTION_CREATE.
@FunctionalInterface
public interface InteractionGateway {

    /// Sends it to the shard of the guild.
    ///
    /// @param guild 0 for direct messages
    /// @return false when no session of that shard is there
    boolean send(long guild, JsonNode interaction);
}
