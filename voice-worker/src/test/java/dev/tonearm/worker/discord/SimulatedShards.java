package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.VoiceServers;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.SystemTimer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Our shards on a simulated Discord, and everything they told.
final class SimulatedShards implements GuildReports, VoiceServers, AutoCloseable {
    static final String SESSION = "a-person's-session";

    final SystemTimer timer = new SystemTimer(task -> Thread.ofVirtual().start(task));
    final DiscordSimulator discord;
    final MemoryTurns turns = new MemoryTurns();
    final DiscordShards shards;
    final List<PlayerInput> reports = new CopyOnWriteArrayList<>();
    final List<PlayerInput.ListenersSeen> company = new CopyOnWriteArrayList<>();
    final List<VoiceServer> opened = new CopyOnWriteArrayList<>();
    final Map<GuildId, VoiceServer> current = new ConcurrentHashMap<>();
    final List<GuildId> accessible = new CopyOnWriteArrayList<>();
    final Set<GuildId> left = ConcurrentHashMap.newKeySet();

    SimulatedShards() {
        discord = DiscordSimulator.start(SimulatorSettings.defaults());
        ShardSettings settings =
                new ShardSettings(
                        URI.create(discord.api()),
                        discord.botToken(),
                        new Partitions(2),
                        2,
                        Duration.ofMillis(5_100),
                        110,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        false);
        shards =
                new DiscordShards(
                        settings,
                        this,
                        () -> this,
                        turns,
                        new WorkerId("worker", "first"),
                        _ -> true,
                        Telemetry.unseen(),
                        timer);
    }

    void open() {
        shards.login();
        shards.open(0);
        shards.open(1);
    }

    Guild guild(String name) {
        return discord.world()
                .createGuild(name, discord.world().createUser("owner of " + name).id(), true);
    }

    ChannelId voiceChannel(Guild guild, String name) {
        return new ChannelId(
                discord.world().createChannel(guild.id(), name, ChannelKind.VOICE).id());
    }

    ChannelId textChannel(Guild guild, String name) {
        return new ChannelId(
                discord.world().createChannel(guild.id(), name, ChannelKind.TEXT).id());
    }

    /// A member who sits in a voice channel.
    UserId listener(Guild guild, String name, ChannelId channel) {
        long user = discord.world().createUser(name).id();
        discord.world().putMember(guild.id(), user, List.of(), null);
        discord.world().voice().join(guild.id(), user, channel.value(), SESSION + user);
        return new UserId(user);
    }

    static GuildId id(Guild guild) {
        return new GuildId(guild.id());
    }

    static Whereabouts in(ChannelId channel) {
        return new Whereabouts.InVoice(channel);
    }

    @Override
    public void opened(GuildId guild, VoiceServer server) {
        current.put(guild, server);
        opened.add(server);
    }

    @Override
    public void closed(GuildId guild) {
        current.remove(guild);
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        if (input instanceof PlayerInput.ListenersSeen seen) company.add(seen);
        else reports.add(input);
    }

    boolean ready() {
        return shards.ready(0) && shards.ready(1);
    }

    @Override
    public void left(GuildId guild) {
        left.add(guild);
    }

    @Override
    public void accessChanged(GuildId guild) {
        accessible.add(guild);
    }

    @Override
    public void close() {
        shards.close();
        discord.close();
        timer.close();
    }
}
