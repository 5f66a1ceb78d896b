package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Discord's side of voice: where the bot is in each guild, and by which of its gateway sessions.
/// Every session is told where it is; only the one that brought it there is told the voice server,
/// and whoever speaks by an older one is cut off.
final class SimVoice {
    /// What Discord says to a connection that another one has taken the place of.
    static final int DISCONNECTED = 4014;

    private static final String ENDPOINT = "voice.example:443";

    private final Map<GuildId, Here> current = new HashMap<>();
    private final Set<Ear> ears = new LinkedHashSet<>();
    private final Closing closing;
    private long tokens;

    /// A gateway session that is told what happens.
    interface Ear {
        /// Of which partition it has the guilds.
        int partition();

        /// The bot's voice state.
        void state(GuildId guild, Whereabouts where, String session);

        void server(GuildId guild, String endpoint, String token);
    }

    /// Who is cut off.
    interface Closing {
        void cutOff(GuildId guild);
    }

    private record Here(Ear by, VoiceServer server) {}

    SimVoice(Closing closing) {
        this.closing = closing;
    }

    /// A gateway session has begun.
    void begin(Ear ear) {
        ears.add(ear);
    }

    /// A gateway session is over. Where it brought the bot, the bot stays for a while.
    void end(Ear ear) {
        ears.remove(ear);
    }

    Whereabouts where(GuildId guild) {
        Here here = current.get(guild);
        return here == null ? Whereabouts.NOWHERE : new Whereabouts.InVoice(here.server.channel());
    }

    /// An update of the bot's voice state arrives. What changes nothing is not answered.
    void update(Ear by, GuildId guild, Whereabouts to) {
        Here before = current.get(guild);
        switch (to) {
            case Whereabouts.Nowhere() -> {
                if (before == null) return;
                current.remove(guild);
                tell(guild, to, before.server.session());
            }
            case Whereabouts.InVoice(var channel) -> {
                if (before != null && before.by.equals(by) && where(guild).equals(to)) return;
                String token = "token-" + ++tokens;
                var server = new VoiceServer(channel, ENDPOINT, token, "session-" + tokens);
                current.put(guild, new Here(by, server));
                tell(guild, to, server.session());
                by.server(guild, ENDPOINT, token);
            }
        }
        closing.cutOff(guild);
    }

    private void tell(GuildId guild, Whereabouts where, String session) {
        int partition = World.PARTITIONS.of(guild);
        for (Ear ear : Set.copyOf(ears)) {
            if (ear.partition() == partition) ear.state(guild, where, session);
        }
    }

    /// Whether one may speak by a voice server.
    boolean accepts(GuildId guild, VoiceServer server) {
        Here here = current.get(guild);
        return here != null && server.equals(here.server);
    }
}
