package dev.tonearm.worker.shards;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.VoiceServers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's shards on Discord: where everybody is in voice, and the bot's way there.
///
/// Made first, so that others can be given it; nothing happens before [#open].
public final class DiscordShards implements VoiceGateway, VoiceClosures, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DiscordShards.class);
    private static final Duration TICK = Duration.ofMillis(250);

    private final ShardSettings settings;
    private final VoiceServers servers;
    private final InstantSource clock;
    private final Map<GuildId, VoiceConnection> connections = new ConcurrentHashMap<>();
    private final JdaRest rest;
    private volatile List<Shard> shards = List.of();
    private volatile int total = 1;
    private volatile boolean closed;

    public DiscordShards(ShardSettings settings, VoiceServers servers, InstantSource clock) {
        this.settings = settings;
        this.servers = servers;
        this.clock = clock;
        this.rest = new JdaRest(() -> shards.getFirst().jda(), settings.restTimeout());
    }

    /// Logs in and lets the shards of the owned partitions connect; returns before they have.
    ///
    /// @throws IllegalStateException if Discord cannot be reached or refuses the token
    public void open(GuildReports reports) {
        Gateway gateway = Gateway.ask(settings);
        int count =
                settings.shards() > 0
                        ? settings.shards()
                        : settings.partitions().shardsFor(gateway.shards());
        total = count;
        ShardEvents events = new ShardEvents(this, reports, settings.partitions());
        IdentifyGate gate = new IdentifyGate(gateway, settings.identifySpacing(), events);
        ShardFactory factory = new ShardFactory(settings, events, gate);
        shards = make(factory, count, reports);
        gate.open();
        log.info("running {} of {} shards", shards.size(), count);
        Thread.ofVirtual().name("shards").start(this::lookAfter);
    }

    /// All of them or none: whoever tries again must not find half of them running.
    private List<Shard> make(ShardFactory factory, int count, GuildReports reports) {
        List<Shard> made = new ArrayList<>();
        try {
            for (int id = 0; id < count; id++) {
                if (!owned(id)) continue;
                JoinPace pace = new JoinPace(settings.joinsPerMinute());
                made.add(new Shard(id, factory.make(id, count), pace, servers, reports, clock));
            }
            return List.copyOf(made);
        } catch (RuntimeException e) {
            made.forEach(shard -> shard.jda().shutdownNow());
            throw new IllegalStateException("the shards could not log in", e);
        }
    }

    private boolean owned(int shard) {
        return settings.owned().stream()
                .anyMatch(partition -> settings.partitions().holdsShard(partition, shard));
    }

    /// The bot's own user; known when it is open.
    public UserId bot() {
        return new UserId(shards.getFirst().jda().getSelfUser().getIdLong());
    }

    public DiscordRest rest() {
        return rest;
    }

    @Override
    public void be(GuildId guild, Whereabouts voice, Urgency urgency) {
        Optional<Shard> shard = shard(guild);
        if (shard.isEmpty()) return;
        connection(shard.get(), guild).be(voice, urgency);
        shard.get().pump(this::sent);
    }

    @Override
    public PlayerInput.Listener listener(GuildId guild, UserId user, Whereabouts bot) {
        return guild(guild)
                .map(known -> VoiceAccess.listener(known, user, bot))
                .orElseGet(() ->
                        new PlayerInput.Listener(
                                user, Whereabouts.NOWHERE, PlayerInput.Access.OPEN, false));
    }

    @Override
    public Optional<String> channelName(GuildId guild, ChannelId channel) {
        return guild(guild)
                .map(known -> known.getGuildChannelById(channel.value()))
                .map(GuildChannel::getName);
    }

    @Override
    public boolean knows(GuildId guild) {
        return guild(guild).isPresent();
    }

    @Override
    public boolean ready(int partition) {
        List<Shard> ours = shardsOf(partition);
        return !ours.isEmpty() && ours.stream().allMatch(Shard::isReady);
    }

    @Override
    public void closed(GuildId guild, VoiceServer server, int code, String reason) {
        log.info("guild {}: voice connection closed with {} {}", guild, code, reason);
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.closed(server, code, clock.instant());
        pump(guild);
    }

    private Optional<Shard> shard(GuildId guild) {
        int id = (int) Long.remainderUnsigned(guild.value() >>> 22, total);
        return shards.stream().filter(shard -> shard.id() == id).findFirst();
    }

    List<Shard> shardsOf(int partition) {
        return shards.stream()
                .filter(shard -> settings.partitions().holdsShard(partition, shard.id()))
                .toList();
    }

    private Optional<Guild> guild(GuildId guild) {
        return shard(guild).map(shard -> shard.jda().getGuildById(guild.value()));
    }

    private VoiceConnection connection(Shard shard, GuildId guild) {
        return connections.computeIfAbsent(
                guild,
                id ->
                        new VoiceConnection(
                                id,
                                guild(id).map(VoiceAccess::self).orElse(Whereabouts.NOWHERE),
                                settings.answerTimeout(),
                                shard));
    }

    /// Our own voice state in a guild, from the gateway.
    void state(GuildId guild, Whereabouts voice, String session) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.state(voice, session, clock.instant());
        pump(guild);
    }

    void voiceServer(GuildId guild, String endpoint, String token) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.server(endpoint, token, clock.instant());
    }

    void noVoiceServer(GuildId guild) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.noServer();
    }

    /// A guild has come, or come back from an outage, or with a new gateway session.
    void guildBegan(GuildId guild, Whereabouts voice) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.sessionBegan(voice, clock.instant());
        pump(guild);
    }

    void guildLeft(GuildId guild) {
        connections.remove(guild);
        shard(guild).ifPresent(shard -> shard.pace().drop(guild));
        servers.closed(guild);
    }

    void sessionLost(int shard) {
        connections.forEach((guild, connection) -> {
            if (shard(guild).filter(its -> its.id() == shard).isPresent()) {
                connection.sessionLost();
            }
        });
    }

    Optional<Shard> shard(int id) {
        return shards.stream().filter(shard -> shard.id() == id).findFirst();
    }

    private void sent(GuildId guild) {
        VoiceConnection connection = connections.get(guild);
        if (connection != null) connection.sent(clock.instant());
    }

    private void pump(GuildId guild) {
        shard(guild).ifPresent(shard -> shard.pump(this::sent));
    }

    private void lookAfter() {
        while (!closed) {
            try {
                Thread.sleep(TICK);
                Instant now = clock.instant();
                connections.values().forEach(connection -> connection.tick(now));
                shards.forEach(shard -> shard.pump(this::sent));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("voice connections could not be looked after", e);
            }
        }
    }

    /// Leaves Discord so that the sessions linger, and the music with them: whoever takes the
    /// partitions up next goes on.
    @Override
    public void close() {
        closed = true;
        shards.forEach(Shard::close);
    }
}
