package dev.tonearm.simulation;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.VoiceServers;
import dev.tonearm.worker.discord.VoiceGateway;
import dev.tonearm.worker.lease.PartitionResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// One worker's shards, which take their time to identify. Everybody sits in the voice channel of
/// their guild, where nobody sees them while the worker does not reach Discord.
final class SimShards
        implements PartitionResource, VoiceGateway, VoiceClosures, SimShard.Surroundings {
    private static final long MILLI = 1_000_000;
    private static final long TICK = 250 * MILLI;

    private final Host host;
    private final Scheduler scheduler;
    private final Wire wire;
    private final Trouble trouble;
    private final SimTimer timer;
    private final SimVoice voice;
    private final VoiceServers servers;
    private final PlayerReports reports;
    private final IntPredicate mayAct;
    private final Trace trace;
    private final Mutation mutation;
    private final Map<Integer, SimShard> shards = new TreeMap<>();

    /// @param servers is told of voice servers
    /// @param mayAct whether a partition's lease is ours: without it nothing is sent
    SimShards(
            Host host,
            Scheduler scheduler,
            Wire wire,
            Trouble trouble,
            SimTimer timer,
            SimVoice voice,
            VoiceServers servers,
            PlayerReports reports,
            IntPredicate mayAct,
            Trace trace,
            Mutation mutation) {
        this.host = host;
        this.scheduler = scheduler;
        this.wire = wire;
        this.trouble = trouble;
        this.timer = timer;
        this.voice = voice;
        this.servers = servers;
        this.reports = reports;
        this.mayAct = mayAct;
        this.trace = trace;
        this.mutation = mutation;
        scheduler.at(scheduler.now() + TICK, "tick", this::tick);
    }

    private void tick() {
        if (host.dead()) {
            shards.values().forEach(SimShard::end);
            return;
        }
        scheduler.at(scheduler.now() + TICK, "tick", this::tick);
        if (host.stalledUntil() <= scheduler.now()) shards.values().forEach(SimShard::tick);
    }

    @Override
    public void open(int partition) {
        if (trouble.concerns(Port.DISCORD)) {
            wire.sleep(1_000 * MILLI);
            throw new IllegalStateException("the gateway does not answer");
        }
        wire.sleep(wire.between(20 * MILLI, 200 * MILLI));
        if (shards.containsKey(partition)) return;
        var shard = new SimShard(partition, mutation, this);
        shards.put(partition, shard);
        long takes = wire.between(200 * MILLI, 3_000 * MILLI);
        scheduler.at(scheduler.now() + takes, "shard is ready", () -> begin(shard));
    }

    private void begin(SimShard shard) {
        if (host.dead() || shards.get(shard.partition()) != shard) return;
        shard.begin();
    }

    @Override
    public boolean ready(int partition) {
        SimShard shard = shards.get(partition);
        return shard != null && shard.ready();
    }

    @Override
    public void regained(int partition) {
        SimShard shard = shards.get(partition);
        if (shard != null) shard.regained();
    }

    @Override
    public void close(int partition) {
        SimShard shard = shards.remove(partition);
        if (shard != null) shard.end();
    }

    private Optional<SimShard> shard(GuildId guild) {
        return Optional.ofNullable(shards.get(World.PARTITIONS.of(guild)));
    }

    @Override
    public void be(GuildId guild, Whereabouts where, Urgency urgency) {
        // Without a shard nobody hears of it; the next time there is one.
        shard(guild)
                .ifPresent(shard -> {
                    shard.connection(guild).be(where, urgency);
                    shard.pump();
                });
    }

    @Override
    public void closed(GuildId guild, VoiceServer server, int code, String reason) {
        shard(guild)
                .ifPresent(shard -> {
                    shard.connection(guild).closed(server, code, timer.instant());
                    shard.pump();
                });
    }

    @Override
    public boolean mend(GuildId guild, Whereabouts where, Urgency urgency) {
        Optional<SimShard> shard = shard(guild).filter(SimShard::ready);
        boolean mended =
                shard.flatMap(there ->
                                there.connection(guild)
                                        .mend(where, urgency, there.where(guild), timer.instant()))
                        .isPresent();
        if (mended) shard.ifPresent(SimShard::pump);
        return mended;
    }

    @Override
    public List<GuildId> strays(int partition) {
        List<GuildId> strays = new ArrayList<>();
        SimShard shard = shards.get(partition);
        if (shard == null || !shard.ready()) return strays;
        for (GuildId guild : shard.guilds()) if (shard.strayed(guild)) strays.add(guild);
        return strays;
    }

    @Override
    public PlayerInput.Listener listener(GuildId guild, UserId user, Whereabouts bot) {
        trouble.mayBreak();
        return unknown(guild)
                .map(nothing -> PlayerInput.Listener.unseen(user, nothing))
                .orElseGet(() -> inVoice(guild, user));
    }

    private static PlayerInput.Listener inVoice(GuildId guild, UserId user) {
        return new PlayerInput.Listener(
                user,
                new Whereabouts.InVoice(new ChannelId(guild.value() + 1)),
                PlayerInput.Access.OPEN,
                new Crowd(Set.copyOf(People.LISTENERS), Set.of()));
    }

    @Override
    public Optional<PlayerInput.ListenersSeen> company(GuildId guild, ChannelId channel) {
        trouble.mayBreak();
        return Optional.empty();
    }

    @Override
    public Optional<Crowd> crowd(GuildId guild, ChannelId channel) {
        trouble.mayBreak();
        return unknown(guild).isPresent()
                ? Optional.empty()
                : Optional.of(new Crowd(Set.copyOf(People.LISTENERS), Set.of()));
    }

    @Override
    public boolean unheard(GuildId guild, ChannelId channel) {
        return false;
    }

    @Override
    public Optional<String> channelName(GuildId guild, ChannelId channel) {
        return Optional.of("music");
    }

    @Override
    public Optional<Sighting.Unknown> unknown(GuildId guild) {
        return trouble.concerns(Port.DISCORD)
                ? Optional.of(new Sighting.Unknown(Sighting.Why.AWAY))
                : Optional.empty();
    }

    // ---- what is around a session ---------------------------------------------------------------

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public SimVoice voice() {
        return voice;
    }

    @Override
    public SimTimer timer() {
        return timer;
    }

    @Override
    public long between(long least, long most) {
        return wire.between(least, most);
    }

    @Override
    public void note(Supplier<String> what) {
        trace.say(scheduler.now(), () -> host + " " + what.get());
    }

    @Override
    public boolean passes() {
        return !host.dead()
                && host.stalledUntil() <= scheduler.now()
                && !trouble.concerns(Port.DISCORD);
    }

    @Override
    public boolean mayAct(int partition) {
        return mayAct.test(partition);
    }

    @Override
    public void opened(GuildId guild, VoiceServer server) {
        servers.opened(guild, server);
    }

    @Override
    public void closed(GuildId guild) {
        servers.closed(guild);
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        reports.report(guild, input);
    }
}
