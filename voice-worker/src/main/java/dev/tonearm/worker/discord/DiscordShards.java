package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.IdentifyTurns;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.VoiceServers;
import dev.tonearm.worker.lease.PartitionResource;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's shards on Discord: where everybody is in voice, and the bot's way there.
///
/// Nothing happens before [#login].
public final class DiscordShards
        implements VoiceGateway, VoiceClosures, PartitionResource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DiscordShards.class);
    private static final Duration TICK = Duration.ofMillis(250);

    private final ShardSettings settings;
    private final VoiceServers servers;
    private final Supplier<? extends GuildReports> reports;
    private final Supplier<? extends WrittenMessage.Reader> reader;
    private final IdentifyTurns turns;
    private final WorkerId worker;
    private final IntPredicate mayAct;
    private final Timer timer;
    private final DiscordFigures figures;
    private final VoiceConnections connections;

    /// Guilds of which all has come. JDA shows a guild before it has put its members' voice states
    /// in, when everybody in it seems to be nowhere.
    private final Set<GuildId> whole = ConcurrentHashMap.newKeySet();

    private final Map<Integer, Shard> shards = new ConcurrentHashMap<>();
    private final JdaRest rest;
    private volatile @Nullable Login login;
    private volatile boolean closed;

    /// What is known and made once Discord has let us in.
    ///
    /// @param total how many shards there are in all
    private record Login(
            int total,
            ShardFactory factory,
            JDA door,
            Stages stages,
            IdentifyGate gate,
            FleetTurns turns) {}

    /// @param reports takes what Discord reports; made from this, and so asked for at the login
    /// @param mayAct whether a partition's lease is ours: without it nothing is sent for its guilds
    public DiscordShards(
            ShardSettings settings,
            VoiceServers servers,
            Supplier<? extends GuildReports> reports,
            IdentifyTurns turns,
            WorkerId worker,
            IntPredicate mayAct,
            Telemetry telemetry,
            Timer timer) {
        this(settings, servers, reports, () -> _ -> {}, turns, worker, mayAct, telemetry, timer);
    }

    /// The same for a bot that reads.
    ///
    /// @param reader takes what people write, if the settings ask Discord for it
    public DiscordShards(
            ShardSettings settings,
            VoiceServers servers,
            Supplier<? extends GuildReports> reports,
            Supplier<? extends WrittenMessage.Reader> reader,
            IdentifyTurns turns,
            WorkerId worker,
            IntPredicate mayAct,
            Telemetry telemetry,
            Timer timer) {
        this.figures = new DiscordFigures(telemetry);
        this.reader = reader;
        this.settings = settings;
        this.servers = servers;
        this.reports = reports;
        this.turns = turns;
        this.worker = worker;
        this.mayAct = mayAct;
        this.timer = timer;
        this.connections =
                new VoiceConnections(
                        new Known(), settings.answerTimeout(), timer, figures::rejoins);
        this.rest =
                new JdaRest(
                        () -> current().door,
                        (guild, channel) -> channelName(guild, channel).isPresent(),
                        (guild, voice) ->
                                guild(guild).flatMap(known -> VoiceAccess.status(known, voice)),
                        settings.restTimeout());
        rest.tell(figures::answered);
        figures.watch(
                shards::values,
                connections,
                () -> Optional.ofNullable(login).map(Login::gate),
                () -> Optional.ofNullable(login).map(Login::turns));
    }

    /// Logs in; no shard connects before [#open].
    ///
    /// @throws IllegalStateException if Discord cannot be reached or refuses the token
    public void login() {
        GuildReports to = reports.get();
        Gateway gateway = Gateway.ask(settings);
        int total =
                settings.shards() > 0
                        ? settings.shards()
                        : settings.partitions().shardsFor(gateway.shards());
        Stages stages = new Stages(rest, to, timer);
        ShardEvents events = new ShardEvents(this, to, stages, reader.get());
        FleetTurns fleet =
                new FleetTurns(
                        turns,
                        worker.toString(),
                        settings.identifySpacing(),
                        () -> Gateway.ask(settings),
                        timer);
        IdentifyGate gate = new IdentifyGate(gateway, fleet, events, figures::begun);
        ShardFactory factory = new ShardFactory(settings, events, gate, figures.limits());
        try {
            login = new Login(total, factory, factory.makeDoor(), stages, gate, fleet);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Discord does not let us in", e);
        }
        log.info("there are {} shards", total);
        Thread.ofVirtual().name("shards").start(this::lookAfter);
        Thread.ofVirtual()
                .name("identify-watch")
                .start(() -> fleet.watchAll(gateway.maxConcurrency(), () -> !closed));
    }

    /// Lets the shards of a partition connect, each when it is its turn; those that are there stay.
    ///
    /// @throws IllegalStateException if one could not log in; the others are there
    @Override
    public void open(int partition) {
        Login in = current();
        for (int id = 0; id < in.total; id++) {
            if (settings.partitions().holdsShard(partition, id)) {
                Shard shard = shards.computeIfAbsent(id, number -> make(number, partition, in));
                // It may have been ready before it was found here.
                if (shard.jda().getStatus() == JDA.Status.CONNECTED) shard.nowReady();
            }
        }
    }

    private Shard make(int id, int partition, Login in) {
        try {
            return new Shard(
                    id,
                    in.factory.make(id, in.total),
                    new JoinPace(settings.joinsPerMinute()),
                    servers,
                    reports.get(),
                    timer,
                    () -> mayAct.test(partition),
                    figures::joins);
        } catch (RuntimeException e) {
            throw new IllegalStateException("shard " + id + " could not log in", e);
        }
    }

    /// Leaves Discord with the shards of a partition so that their sessions linger, and the music
    /// with them.
    @Override
    public void close(int partition) {
        for (Shard shard : shardsOf(partition)) {
            shards.remove(shard.id());
            shard.close();
        }
        Predicate<GuildId> its = guild -> settings.partitions().of(guild) == partition;
        connections.forget(its);
        whole.removeIf(its);
    }

    /// Who had the partition meanwhile has joined its channels with a session of its own.
    @Override
    public void regained(int partition) {
        connections.forget(guild -> settings.partitions().of(guild) == partition);
    }

    private Login current() {
        Login in = login;
        if (in == null) throw new IllegalStateException("not logged in to Discord yet");
        return in;
    }

    public boolean loggedIn() {
        return login != null;
    }

    /// The bot's own user; known when it has logged in.
    public UserId bot() {
        return new UserId(current().door.getSelfUser().getIdLong());
    }

    public DiscordRest rest() {
        return rest;
    }

    @Override
    public void be(GuildId guild, Whereabouts voice, Urgency urgency) {
        connections.be(guild, voice, urgency);
    }

    @Override
    public PlayerInput.Listener listener(GuildId guild, UserId user, Whereabouts bot) {
        return guild(guild)
                .map(known -> VoiceAccess.listener(known, user, bot))
                .orElseGet(() -> PlayerInput.Listener.unseen(user, unseen(guild)));
    }

    @Override
    public Optional<PlayerInput.ListenersSeen> company(GuildId guild, ChannelId channel) {
        return guild(guild).flatMap(known -> VoiceAccess.company(known, channel));
    }

    @Override
    public Optional<Crowd> crowd(GuildId guild, ChannelId channel) {
        return guild(guild)
                .map(known -> VoiceAccess.crowd(known, new Whereabouts.InVoice(channel)));
    }

    @Override
    public boolean unheard(GuildId guild, ChannelId channel) {
        Login in = login;
        return in != null && in.stages.unheard(guild, channel);
    }

    @Override
    public Optional<String> channelName(GuildId guild, ChannelId channel) {
        return guild(guild)
                .map(known -> known.getGuildChannelById(channel.value()))
                .map(GuildChannel::getName);
    }

    @Override
    public Optional<Sighting.Unknown> unknown(GuildId guild) {
        return guild(guild).isPresent() ? Optional.empty() : Optional.of(unseen(guild));
    }

    /// A shard that has received its guilds, and a guild that is not among them nor in an outage:
    /// the bot is not in it.
    private Sighting.Unknown unseen(GuildId guild) {
        boolean stranger =
                shard(guild)
                        .filter(shard -> !shard.jda().isUnavailable(guild.value()))
                        .filter(shard -> shard.jda().getGuildById(guild.value()) == null)
                        .filter(Shard::knowsItsGuilds)
                        .isPresent();
        return new Sighting.Unknown(stranger ? Sighting.Why.NOT_A_MEMBER : Sighting.Why.AWAY);
    }

    @Override
    public boolean mend(GuildId guild, Whereabouts voice, Urgency urgency) {
        return connections.mend(guild, voice, urgency);
    }

    @Override
    public List<GuildId> strays(int partition) {
        return shardsOf(partition).stream()
                .filter(Shard::isConnected)
                .flatMap(shard -> shard.jda().getGuildCache().stream())
                .filter(this::strayed)
                .map(guild -> new GuildId(guild.getIdLong()))
                .toList();
    }

    private boolean strayed(Guild guild) {
        return connections.strayed(new GuildId(guild.getIdLong()), VoiceAccess.self(guild));
    }

    /// Whether every shard's connection was heard lately.
    public boolean alive() {
        return shards.values().stream().allMatch(Shard::isAlive);
    }

    @Override
    public boolean ready(int partition) {
        List<Shard> ours = shardsOf(partition);
        return !ours.isEmpty() && ours.stream().allMatch(Shard::isReady);
    }

    @Override
    public void closed(GuildId guild, VoiceServer server, int code, String reason) {
        log.info("guild {}: voice connection closed with {} {}", guild, code, reason);
        figures.voiceClosed(code);
        connections.closed(guild, server, code);
    }

    private Optional<Shard> shard(GuildId guild) {
        Login in = login;
        return in == null
                ? Optional.empty()
                : shard((int) Long.remainderUnsigned(guild.value() >>> 22, in.total));
    }

    List<Shard> shardsOf(int partition) {
        return shards.values().stream()
                .filter(shard -> settings.partitions().holdsShard(partition, shard.id()))
                .toList();
    }

    private Optional<Guild> guild(GuildId guild) {
        return shard(guild)
                .filter(_ -> whole.contains(guild))
                .map(shard -> shard.jda().getGuildById(guild.value()));
    }

    DiscordFigures figures() {
        return figures;
    }

    /// What the gateway says of the bot's voice belongs there.
    VoiceConnections connections() {
        return connections;
    }

    /// All that Discord tells of a guild has come.
    void guildCame(GuildId guild) {
        whole.add(guild);
    }

    /// An outage has begun: who is where is not told any more.
    void guildAway(GuildId guild) {
        whole.remove(guild);
    }

    void guildLeft(GuildId guild) {
        whole.remove(guild);
        connections.forget(guild::equals);
        shard(guild).ifPresent(shard -> shard.pace().drop(guild));
        servers.closed(guild);
    }

    void sessionLost(int shard) {
        Predicate<GuildId> its = guild -> shard(guild).filter(one -> one.id() == shard).isPresent();
        whole.removeIf(its);
        connections.sessionLost(its);
    }

    Optional<Shard> shard(int id) {
        return Optional.ofNullable(shards.get(id));
    }

    private void lookAfter() {
        while (!closed) {
            try {
                timer.sleep(TICK);
                connections.tick();
                shards.values().forEach(connections::pump);
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
        shards.values().forEach(Shard::close);
    }

    private final class Known implements VoiceConnections.Outside {
        @Override
        public Optional<Shard> shard(GuildId guild) {
            return DiscordShards.this.shard(guild);
        }

        @Override
        public Optional<Guild> guild(GuildId guild) {
            return DiscordShards.this.guild(guild);
        }
    }
}
