package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.discord.JoinPace;
import dev.tonearm.worker.discord.VoiceConnection;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/// A worker's gateway session for the guilds of one partition, with production's ways into voice
/// channels behind it. What is said on it arrives in order, some time later, and nothing passes
/// while the way is cut or the worker stands still.
final class SimShard implements VoiceConnection.Outside, SimVoice.Ear {
    private static final long MILLI = 1_000_000;

    private static final long HELD_BACK = 10_000 * MILLI;

    /// As production has them.
    private static final int JOINS_PER_MINUTE = 110;

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final int partition;
    private final Surroundings around;
    private final JoinPace pace = new JoinPace(JOINS_PER_MINUTE);
    private final Map<GuildId, VoiceConnection> connections = new HashMap<>();

    /// Where the bot is, as far as this session was told.
    private final Map<GuildId, Whereabouts> cache = new HashMap<>();

    private final Queue<Runnable> unheard = new ArrayDeque<>();
    private final Mutation mutation;

    /// Guilds in which the bot is on its way.
    private final Set<GuildId> unanswered = new HashSet<>();

    private long lastSent;
    private long lastHeard;
    private boolean ready;

    /// What is around all sessions of one worker.
    interface Surroundings {
        Scheduler scheduler();

        SimVoice voice();

        SimTimer timer();

        long between(long least, long most);

        /// Tells those who read the trace.
        void note(Supplier<String> what);

        /// Whether anything passes now.
        boolean passes();

        /// Whether the lease of a partition is ours.
        boolean mayAct(int partition);

        void opened(GuildId guild, VoiceServer server);

        void closed(GuildId guild);

        void report(GuildId guild, PlayerInput input);
    }

    SimShard(int partition, Mutation mutation, Surroundings around) {
        this.partition = partition;
        this.mutation = mutation;
        this.around = around;
    }

    @Override
    public int partition() {
        return partition;
    }

    boolean ready() {
        return ready;
    }

    /// The session has begun: Discord tells where the bot is, and from now on what changes.
    void begin() {
        ready = true;
        around.voice().begin(this);
        for (int number = 0; number < Scenario.GUILDS; number++) {
            GuildId guild = People.guild(number);
            if (World.PARTITIONS.of(guild) == partition) {
                cache.put(guild, around.voice().where(guild));
            }
        }
    }

    void end() {
        ready = false;
        around.voice().end(this);
    }

    void regained() {
        connections.clear();
    }

    Whereabouts where(GuildId guild) {
        return cache.getOrDefault(guild, Whereabouts.NOWHERE);
    }

    /// A guild's way into its voice channel.
    VoiceConnection connection(GuildId guild) {
        return connections.computeIfAbsent(
                guild, id -> new VoiceConnection(id, where(id), ANSWER_TIMEOUT, this));
    }

    boolean strayed(GuildId guild) {
        VoiceConnection known = connections.get(guild);
        return known == null
                ? where(guild) instanceof Whereabouts.InVoice
                : known.strayed(where(guild));
    }

    Iterable<GuildId> guilds() {
        return cache.keySet();
    }

    /// Some time has passed.
    void tick() {
        hear();
        var now = around.timer().instant();
        connections.values().forEach(connection -> connection.tick(now));
        pump();
    }

    /// Sends what the pace lets.
    void pump() {
        if (!ready || !around.passes() || !around.mayAct(partition)) return;
        for (JoinPace.Move move : pace.due(around.timer().instant(), _ -> true)) {
            if (move.afresh()) say(move.guild(), Whereabouts.NOWHERE);
            say(move.guild(), move.to());
            connection(move.guild()).sent(around.timer().instant());
        }
    }

    private void say(GuildId guild, Whereabouts to) {
        Scheduler scheduler = around.scheduler();
        long takes = around.between(2 * MILLI, 60 * MILLI);
        lastSent = Math.max(lastSent + 1, scheduler.now() + takes);
        around.note(() -> "wants to be in guild " + guild + ": " + to);
        boolean late = mutation == Mutation.HASTE && !unanswered.add(guild);
        scheduler.at(
                late ? lastSent + HELD_BACK : lastSent,
                "voice state",
                () -> around.voice().update(this, guild, to));
    }

    @Override
    public void state(GuildId guild, Whereabouts now, String session) {
        tell(() -> {
            around.note(() -> "is in guild " + guild + ": " + now);
            cache.put(guild, now);
            unanswered.remove(guild);
            VoiceConnection connection = connections.get(guild);
            if (connection != null) connection.state(now, session, around.timer().instant());
            pump();
        });
    }

    @Override
    public void server(GuildId guild, String endpoint, String token) {
        tell(() -> {
            VoiceConnection connection = connections.get(guild);
            if (connection != null) connection.server(endpoint, token, around.timer().instant());
        });
    }

    private void tell(Runnable news) {
        Scheduler scheduler = around.scheduler();
        long takes = around.between(2 * MILLI, 60 * MILLI);
        lastHeard = Math.max(lastHeard + 1, scheduler.now() + takes);
        scheduler.at(
                lastHeard,
                "gateway event",
                () -> {
                    unheard.add(news);
                    hear();
                });
    }

    private void hear() {
        while (ready && around.passes() && !unheard.isEmpty()) unheard.remove().run();
    }

    @Override
    public void send(JoinPace.Move move) {
        pace.add(move);
    }

    @Override
    public void reorder(GuildId guild, Urgency urgency) {
        pace.reorder(guild, urgency);
    }

    @Override
    public void opened(GuildId guild, VoiceServer server) {
        around.opened(guild, server);
    }

    @Override
    public void closed(GuildId guild) {
        around.closed(guild);
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        around.report(guild, input);
    }
}
