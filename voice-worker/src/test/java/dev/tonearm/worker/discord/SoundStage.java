package dev.tonearm.worker.discord;

import static dev.tonearm.worker.time.RealMachine.MACHINE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.voice.VoiceServer;
import dev.tonearm.discord.voice.VoiceSettings;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.node.Node;
import dev.tonearm.node.NodeSettings;
import dev.tonearm.standin.music.MusicLibrary;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.audio.session.AudioStage;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.SystemTimer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Shards, a node, and a voice server that hears them, for as many guilds as a test likes.
final class SoundStage implements GuildReports, NodeSessions, AutoCloseable {
    private static final String PASSWORD = "a-node's-password";
    private static final Partitions TWO = new Partitions(2);

    final VoiceServer voice;
    final DiscordSimulator discord;
    private final SystemTimer timer = new SystemTimer(task -> Thread.ofVirtual().start(task));
    private final Node node;
    private final MemoryTurns turns = new MemoryTurns();
    private final Track track;
    private final Map<GuildId, List<PlayerInput>> reports = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private LavalinkNodes nodes;
    private DiscordShards shards;

    SoundStage(Path folder) {
        MusicLibrary library = MusicLibrary.builtIn(AudioStage.MUSIC);
        voice = VoiceServer.start(VoiceSettings.defaults(folder.resolve("voice")));
        discord = DiscordSimulator.start(SimulatorSettings.defaults(), voice);
        node =
                Node.start(
                        NodeSettings.defaults(PASSWORD)
                                .withTrust(voice.caFile())
                                .withFolders(List.of(AudioStage.MUSIC)));
        nodes = newNodes();
        shards = newShards();
        openWorker();
        await().until(nodes::ready);
        String file =
                AudioStage.MUSIC.resolve(library.tracks().getFirst().file()).toUri().getPath();
        track = ((LoadResult.Single) nodes.load(file)).track();
    }

    private LavalinkNodes newNodes() {
        return new LavalinkNodes(
                audio(),
                TWO,
                this,
                _ -> true,
                NodeWire.lavalink(audio(), () -> shards.bot(), timer),
                this,
                (guild, server, code, reason) -> shards.closed(guild, server, code, reason),
                MACHINE);
    }

    private AudioSettings audio() {
        return AudioSettings.of("local=" + node.uri(), PASSWORD);
    }

    private DiscordShards newShards() {
        return new DiscordShards(
                ShardSettings.of(URI.create(discord.api()), discord.botToken(), TWO, 2),
                nodes,
                () -> this,
                turns,
                new WorkerId("worker", "one"),
                _ -> true,
                Telemetry.unseen(),
                timer);
    }

    private void openWorker() {
        shards.login();
        try {
            for (int partition = 0; partition < TWO.count(); partition++) {
                shards.open(partition);
                nodes.open(partition);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The worker goes, and the next one has its turn.
    void replaceWorker() {
        shards.close();
        nodes.close();
        nodes = newNodes();
        shards = newShards();
        openWorker();
        await().until(() -> shards.ready(0) && shards.ready(1) && nodes.ready());
    }

    DiscordShards shards() {
        return shards;
    }

    /// A new guild that the bot is in.
    GuildId guild() {
        long owner = discord.world().createUser("ada").id();
        var guild = new GuildId(discord.world().createGuild("home", owner, true).id());
        reports.put(guild, new CopyOnWriteArrayList<>());
        await().until(() -> shards.unknown(guild).isEmpty());
        return guild;
    }

    ChannelId channel(GuildId guild, ChannelKind kind) {
        return new ChannelId(discord.world().createChannel(guild.value(), "lounge", kind).id());
    }

    /// Makes the bot play there.
    void play(GuildId guild, ChannelId channel) {
        var entry = new QueueEntry(new EntryId(1), track, new UserId(1));
        shards.be(guild, new Whereabouts.InVoice(channel), Urgency.PLAYING);
        nodes.reconcile(
                guild,
                new DesiredPlayer.Playing(
                        channel, new Playback.Loaded(entry, 0, Instant.now(), false), Sound.PLAIN));
    }

    void leave(GuildId guild) {
        shards.be(guild, Whereabouts.NOWHERE, Urgency.QUIET);
        nodes.reconcile(guild, new DesiredPlayer.Absent());
    }

    /// Names the voice connection, so that a new one and a resumed one are told from it.
    String connection(GuildId guild) {
        JsonNode state = voice.heard(guild.value());
        return state.path("ssrc") + " resumed " + state.path("resumes");
    }

    boolean isHeard(GuildId guild) {
        return voice.isConnected(guild.value())
                && voice.ear(guild.value()).heard(Duration.ofMillis(500)).rms() > 0.01;
    }

    void awaitHeard(GuildId guild) {
        await().until(() -> isHeard(guild));
    }

    /// What was reported about a guild, oldest first.
    List<PlayerInput> reports(GuildId guild) {
        return reports.getOrDefault(guild, List.of());
    }

    @Override
    public void report(GuildId guild, PlayerInput input) {
        if (!(input instanceof PlayerInput.PositionReported)
                && !(input instanceof PlayerInput.ListenersSeen)) {
            reports.computeIfAbsent(guild, _ -> new CopyOnWriteArrayList<>()).add(input);
        }
    }

    @Override
    public void left(GuildId guild) {}

    @Override
    public Optional<String> find(int partition, String name) {
        return Optional.ofNullable(sessions.get(partition + name));
    }

    @Override
    public void accessChanged(GuildId guild) {}

    @Override
    public boolean remember(int partition, String name, Optional<String> before, String session) {
        if (!find(partition, name).equals(before)) return false;
        sessions.put(partition + name, session);
        return true;
    }

    @Override
    public void close() {
        shards.close();
        nodes.close();
        node.close();
        discord.close();
        voice.close();
        timer.close();
    }
}
