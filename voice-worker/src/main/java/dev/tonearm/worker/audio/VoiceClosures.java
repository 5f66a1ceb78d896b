package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.GuildId;

/// Takes the news that a node's voice connection was closed for good; the shards know what to do
/// about it.
@FunctionalInterface
public interface VoiceClosures {
    /// A node's connection to a voice server is over.
    ///
    /// @param code the voice gateway's close code
    /// @param server the voice server that the node was last given for the guild
    void closed(GuildId guild, VoiceServer server, int code, String reason);
}
