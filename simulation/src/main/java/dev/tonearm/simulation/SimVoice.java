package dev.tonearm.simulation;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.VoiceServer;
import java.util.HashMap;
import java.util.Map;

/// Discord's side of voice: each guild has one voice server for the bot at a time, and whoever
/// speaks by an older one is cut off.
final class SimVoice {
    /// What Discord says to a connection that another one has taken the place of.
    static final int DISCONNECTED = 4014;

    private final Map<GuildId, VoiceServer> current = new HashMap<>();
    private final Closing closing;
    private long tokens;

    /// Who is cut off.
    interface Closing {
        void cutOff(GuildId guild);
    }

    SimVoice(Closing closing) {
        this.closing = closing;
    }

    /// The bot joins a channel, and has a new voice server.
    VoiceServer join(GuildId guild, ChannelId channel) {
        String token = "token-" + ++tokens;
        var server = new VoiceServer(channel, "voice.example:443", token, "session-" + tokens);
        current.put(guild, server);
        closing.cutOff(guild);
        return server;
    }

    void leave(GuildId guild) {
        if (current.remove(guild) != null) closing.cutOff(guild);
    }

    boolean isIn(GuildId guild) {
        return current.containsKey(guild);
    }

    /// Whether one may speak by a voice server.
    boolean accepts(GuildId guild, VoiceServer server) {
        return server.equals(current.get(guild));
    }
}
