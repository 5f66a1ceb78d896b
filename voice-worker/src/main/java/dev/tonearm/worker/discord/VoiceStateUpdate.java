package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.WebSocketCode;
import org.jspecify.annotations.Nullable;

/// Where the bot wants to be in a guild, as Discord is told (op 4).
///
/// @param channel null to leave
record VoiceStateUpdate(GuildId guild, @Nullable ChannelId channel) {
    /// Deaf, because it never listens: Discord need not send it everybody's voice.
    DataObject payload() {
        String target = channel == null ? null : Long.toUnsignedString(channel.value());
        return DataObject.empty()
                .put("op", WebSocketCode.VOICE_STATE)
                .put(
                        "d",
                        DataObject.empty()
                                .put("guild_id", Long.toUnsignedString(guild.value()))
                                .put("channel_id", target)
                                .put("self_mute", false)
                                .put("self_deaf", true));
    }
}
