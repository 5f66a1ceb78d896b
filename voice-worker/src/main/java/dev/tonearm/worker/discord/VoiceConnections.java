package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import net.dv8tion.jda.api.entities.Guild;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the bot is to be in voice, guild by guild, and how far it is on its way: what this process
/// wants of Discord there, and what the gateway says about it.
final class VoiceConnections {
    private static final Logger log = LoggerFactory.getLogger(VoiceConnections.class);

    private final Map<GuildId, VoiceConnection> connections = new ConcurrentHashMap<>();
    private final Outside outside;
    private final Duration answerTimeout;
    private final InstantSource clock;
    private final Runnable rejoins;

    /// What is known of Discord.
    interface Outside {
        /// A guild's shard, if it is one of ours.
        Optional<Shard> shard(GuildId guild);

        /// A guild of which all has come.
        Optional<Guild> guild(GuildId guild);
    }

    /// @param rejoins called for each channel that is joined anew for want of a voice connection
    VoiceConnections(
            Outside outside, Duration answerTimeout, InstantSource clock, Runnable rejoins) {
        this.rejoins = rejoins;
        this.outside = outside;
        this.answerTimeout = answerTimeout;
        this.clock = clock;
    }

    void be(GuildId guild, Whereabouts voice, Urgency urgency) {
        Optional<Shard> shard = outside.shard(guild);
        if (shard.isEmpty()) return;
        connection(shard.get(), guild).be(voice, urgency);
        pump(shard.get());
    }

    /// Whether the bot was found where it should not be, and goes where it should.
    boolean mend(GuildId guild, Whereabouts voice, Urgency urgency) {
        Optional<Shard> shard = outside.shard(guild).filter(Shard::isConnected);
        Optional<Whereabouts> there = outside.guild(guild).map(VoiceAccess::self);
        if (shard.isEmpty() || there.isEmpty()) return false;
        Optional<String> wrong =
                connection(shard.get(), guild).mend(voice, urgency, there.get(), clock.instant());
        if (wrong.isEmpty()) return false;
        log.warn("guild {}: the bot's voice is mended: {}", guild, wrong.get());
        pump(shard.get());
        return true;
    }

    /// Whether the bot is somewhere without our doing.
    boolean strayed(GuildId guild, Whereabouts there) {
        VoiceConnection connection = connections.get(guild);
        return connection == null
                ? there instanceof Whereabouts.InVoice
                : connection.strayed(there);
    }

    /// A node's connection to a voice server has ended.
    void closed(GuildId guild, VoiceServer server, int code) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.closed(server, code, clock.instant());
        pump(guild);
    }

    private VoiceConnection connection(Shard shard, GuildId guild) {
        return connections.computeIfAbsent(
                guild,
                id ->
                        new VoiceConnection(
                                id,
                                outside.guild(id)
                                        .map(VoiceAccess::self)
                                        .orElse(Whereabouts.NOWHERE),
                                answerTimeout,
                                shard));
    }

    /// Our own voice state in a guild, from the gateway.
    void state(GuildId guild, Whereabouts voice, String session) {
        VoiceConnection connection = connections.get(guild);
        if (connection == null) return;
        // In an outage nobody sends the bot away.
        boolean dropped = voice instanceof Whereabouts.Nowhere && outside.guild(guild).isEmpty();
        if (dropped) connection.sessionLost();
        else connection.state(voice, session, clock.instant());
        pump(guild);
    }

    /// Whether it is this process that brings the bot to its channel in a guild.
    boolean leads(GuildId guild) {
        return connections.containsKey(guild);
    }

    void server(GuildId guild, String endpoint, String token) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.server(endpoint, token, clock.instant());
    }

    void noServer(GuildId guild) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.noServer();
    }

    /// A guild has come, or come back from an outage, or with a new gateway session.
    void guildBegan(GuildId guild, Whereabouts voice) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.sessionBegan(voice, clock.instant());
        pump(guild);
    }

    /// A gateway session has ended, and what it said of these guilds with it.
    void sessionLost(Predicate<GuildId> ofSession) {
        connections.forEach((guild, connection) -> {
            if (ofSession.test(guild)) connection.sessionLost();
        });
    }

    /// Nothing is wanted in these guilds any more.
    void forget(Predicate<GuildId> those) {
        connections.keySet().removeIf(those);
    }

    /// What waited for long enough goes on.
    void tick() {
        Instant now = clock.instant();
        for (VoiceConnection connection : connections.values()) {
            if (connection.tick(now)) rejoins.run();
        }
    }

    /// How many are at that step.
    long at(String step) {
        return connections.values().stream().filter(one -> one.at().equals(step)).count();
    }

    /// Sends what a shard may send now.
    void pump(Shard shard) {
        shard.pump(this::sent);
    }

    private void pump(GuildId guild) {
        outside.shard(guild).ifPresent(this::pump);
    }

    private void sent(GuildId guild) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.sent(clock.instant());
    }
}
