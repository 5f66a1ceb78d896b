package dev.tonearm.simulation;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.VoiceServers;
import dev.tonearm.worker.discord.VoiceGateway;
import dev.tonearm.worker.lease.PartitionResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One worker's shards, which take their time to identify. Everybody sits in the voice channel of
/// their guild, where nobody sees them while the worker does not reach Discord. Who joins anew is
/// sent to another voice server, as with a gateway session of its own.
final class SimShards implements PartitionResource, VoiceGateway, VoiceClosures {
    private static final long MILLI = 1_000_000;
    private static final long TICK = 250 * MILLI;

    /// Before one that was cut off joins again.
    private static final long PAUSE = 500 * MILLI;

    private final Scheduler scheduler;
    private final Wire wire;
    private final Trouble trouble;
    private final SimVoice voice;
    private final VoiceServers servers;
    private final IntPredicate mayAct;
    private final Host host;
    private final Map<Integer, Long> readyAt = new TreeMap<>();
    private final Map<GuildId, Joined> joined = new HashMap<>();

    /// Where the bot is by this worker's doing.
    ///
    /// @param server none before Discord has named one
    private record Joined(ChannelId channel, @Nullable VoiceServer server) {}

    /// @param servers is told of voice servers
    /// @param mayAct whether a partition's lease is ours: without it nothing is sent
    SimShards(
            Host host,
            Scheduler scheduler,
            Wire wire,
            Trouble trouble,
            SimVoice voice,
            VoiceServers servers,
            IntPredicate mayAct) {
        this.host = host;
        this.scheduler = scheduler;
        this.wire = wire;
        this.trouble = trouble;
        this.voice = voice;
        this.servers = servers;
        this.mayAct = mayAct;
    }

    @Override
    public void open(int partition) {
        if (trouble.concerns(Port.DISCORD)) {
            wire.sleep(1_000 * MILLI);
            throw new IllegalStateException("the gateway does not answer");
        }
        wire.sleep(wire.between(20 * MILLI, 200 * MILLI));
        readyAt.putIfAbsent(partition, scheduler.now() + wire.between(200 * MILLI, 3_000 * MILLI));
    }

    @Override
    public boolean ready(int partition) {
        return readyAt.getOrDefault(partition, Long.MAX_VALUE) <= scheduler.now();
    }

    @Override
    public void close(int partition) {
        readyAt.remove(partition);
        joined.keySet().removeIf(guild -> World.PARTITIONS.of(guild) == partition);
    }

    @Override
    public void be(GuildId guild, Whereabouts where, Urgency urgency) {
        // Without a shard nobody hears of it; the next time there is one.
        if (!readyAt.containsKey(World.PARTITIONS.of(guild))) return;
        switch (where) {
            case Whereabouts.Nowhere() -> {
                if (joined.remove(guild) != null) servers.closed(guild);
                if (voice.isIn(guild)) soon(guild, () -> leave(guild));
            }
            case Whereabouts.InVoice(var channel) -> {
                Joined now = joined.get(guild);
                if (now != null && now.channel.equals(channel)) return;
                var asked = new Joined(channel, null);
                joined.put(guild, asked);
                soon(guild, () -> join(guild, asked));
            }
        }
    }

    /// An update of the bot's voice state waits until it can be sent.
    private void soon(GuildId guild, Runnable update) {
        long takes = wire.between(30 * MILLI, 200 * MILLI);
        scheduler.at(scheduler.now() + takes, "voice state", () -> send(guild, update));
    }

    private void send(GuildId guild, Runnable update) {
        if (host.dead()) return;
        int partition = World.PARTITIONS.of(guild);
        if (!readyAt.containsKey(partition)) return;
        boolean now =
                ready(partition)
                        && mayAct.test(partition)
                        && !trouble.concerns(Port.DISCORD)
                        && host.stalledUntil() <= scheduler.now();
        if (now) update.run();
        else scheduler.at(scheduler.now() + TICK, "voice state", () -> send(guild, update));
    }

    private void join(GuildId guild, Joined asked) {
        if (!asked.equals(joined.get(guild))) return;
        VoiceServer server = voice.join(guild, asked.channel);
        joined.put(guild, new Joined(asked.channel, server));
        scheduler.spawn(host, "voice server", () -> servers.opened(guild, server));
    }

    private void leave(GuildId guild) {
        if (!joined.containsKey(guild)) voice.leave(guild);
    }

    /// Joins anew when it is the voice server that is known.
    @Override
    public void closed(GuildId guild, VoiceServer server, int code, String reason) {
        Joined now = joined.get(guild);
        if (now == null || !server.equals(now.server)) return;
        var asked = new Joined(now.channel, null);
        joined.put(guild, asked);
        scheduler.at(
                scheduler.now() + PAUSE, "rejoin", () -> send(guild, () -> join(guild, asked)));
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
                new Crowd(Set.copyOf(World.LISTENERS), Set.of()));
    }

    @Override
    public Optional<PlayerInput.ListenersSeen> company(GuildId guild, ChannelId channel) {
        trouble.mayBreak();
        return Optional.empty();
    }

    @Override
    public boolean unheard(GuildId guild, ChannelId channel) {
        return false;
    }

    @Override
    public boolean mend(GuildId guild, Whereabouts voice, Urgency urgency) {
        return false;
    }

    @Override
    public List<GuildId> strays(int partition) {
        return List.of();
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
}
