package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.GuildId;

/// Takes the voice servers that Discord sends guilds to; called by the shards, and returns at once.
public interface VoiceServers {
    /// From now on the guild's player speaks there.
    void opened(GuildId guild, VoiceServer server);

    /// The guild has no voice server any more, or not yet again.
    void closed(GuildId guild);
}
