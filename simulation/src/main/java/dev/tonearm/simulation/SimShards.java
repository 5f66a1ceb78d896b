package dev.tonearm.simulation;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.worker.discord.VoiceGateway;
import dev.tonearm.worker.lease.PartitionResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One worker's shards, which take their time to identify. Everybody sits in the voice channel of
/// their guild, where nobody sees them while the worker does not reach Discord.
final class SimShards implements PartitionResource, VoiceGateway {
    private static final long MILLI = 1_000_000;

    private final Scheduler scheduler;
    private final Wire wire;
    private final Trouble trouble;
    private final Map<Integer, Long> readyAt = new TreeMap<>();

    SimShards(Scheduler scheduler, Wire wire, Trouble trouble) {
        this.scheduler = scheduler;
        this.wire = wire;
        this.trouble = trouble;
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
    }

    @Override
    public void be(GuildId guild, Whereabouts voice, Urgency urgency) {}

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
                false);
    }

    @Override
    public Optional<PlayerInput.ListenersSeen> company(GuildId guild, ChannelId channel) {
        trouble.mayBreak();
        return Optional.empty();
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
