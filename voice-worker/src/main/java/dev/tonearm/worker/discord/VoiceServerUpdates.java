package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.GuildId;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.SocketHandler;
import net.dv8tion.jda.internal.requests.WebSocketClient;
import org.jspecify.annotations.Nullable;

/// Takes VOICE_SERVER_UPDATE in JDA's place.
///
/// An internal API, because JDA 6.5's own handler throws when the server comes before the first
/// voice state (the update is lost, and its token is written to the log), and tells nobody when the
/// endpoint is null. Discord promises neither order nor endpoint.
final class VoiceServerUpdates extends SocketHandler {
    private final Listener listener;

    private VoiceServerUpdates(JDAImpl api, Listener listener) {
        super(api);
        this.listener = listener;
    }

    interface Listener {
        void voiceServer(GuildId guild, String endpoint, String token);

        /// The voice server is gone, and another one is being looked for.
        void noVoiceServer(GuildId guild);
    }

    /// Puts it into a shard that has not connected yet.
    static void installIn(JDA shard, Listener listener) throws InterruptedException {
        JDAImpl jda = (JDAImpl) shard;
        // The client queues itself to connect in its constructor, an instant before JDA knows it.
        while (jda.getClient() == null) Thread.sleep(1);
        WebSocketClient client = jda.getClient();
        client.getHandlers().put("VOICE_SERVER_UPDATE", new VoiceServerUpdates(jda, listener));
    }

    @Override
    protected @Nullable Long handleInternally(DataObject content) {
        long guild = content.getUnsignedLong("guild_id");
        if (getJDA().getGuildSetupController().isLocked(guild)) return guild;
        String token = content.getString("token", "");
        String endpoint = content.getString("endpoint", "");
        if (endpoint.isBlank() || token.isBlank()) {
            listener.noVoiceServer(new GuildId(guild));
        } else {
            listener.voiceServer(new GuildId(guild), endpoint, token);
        }
        return null;
    }
}
