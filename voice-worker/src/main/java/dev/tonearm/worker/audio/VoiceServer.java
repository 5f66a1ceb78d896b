package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.ChannelId;

/// All that a node needs to speak in a voice channel; good for one connection only.
///
/// @param token a secret, so it is left out of [#toString()]
/// @param session the `session_id` of the bot's own voice state
public record VoiceServer(ChannelId channel, String endpoint, String token, String session) {
    @Override
    public String toString() {
        return "VoiceServer[" + channel + ", " + endpoint + "]";
    }
}
