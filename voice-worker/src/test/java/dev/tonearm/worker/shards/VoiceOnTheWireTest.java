package dev.tonearm.worker.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.tonearm.local.discord.DiscordSimulator;
import dev.tonearm.local.discord.SimulatorSettings;
import dev.tonearm.local.discord.gateway.GatewayTrouble;
import dev.tonearm.local.discord.world.ChannelKind;
import dev.tonearm.local.music.MusicLibrary;
import dev.tonearm.local.node.Node;
import dev.tonearm.local.node.NodeSettings;
import dev.tonearm.local.voice.VoiceServer;
import dev.tonearm.local.voice.VoiceSettings;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.LavalinkNodes;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.shards.VoiceGateway.Urgency;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shards and nodes together, on the simulated Discord and a voice server that hears them.
final class VoiceOnTheWireTest implements GuildReports, NodeSessions {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PASSWORD = "a-node's-password";
    private static final Partitions TWO = new Partitions(2);

    @TempDir Path folder;
    private final List<PlayerInput> reports = new CopyOnWriteArrayList<>();
    private final MemoryTurns turns = new MemoryTurns();
    private final SystemTimer timer = new SystemTimer(task -> Thread.ofVirtual().start(task));
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private VoiceServer voice;
    private DiscordSimulator discord;
    private Node node;
    private LavalinkNodes nodes;
    private DiscordShards shards;
    private GuildId guild;
    private Whereabouts lounge;
    private DesiredPlayer desired;

    @BeforeEach
    void play() {
        Path music = folder.resolve("music");
        MusicLibrary library = MusicLibrary.builtIn(music);
        voice = VoiceServer.start(VoiceSettings.defaults(folder.resolve("voice")));
        discord = DiscordSimulator.start(SimulatorSettings.defaults(), voice);
        node =
                Node.start(
                        NodeSettings.defaults(PASSWORD)
                                .withTrust(voice.caFile())
                                .withFolders(List.of(music)));
        nodes = newNodes();
        shards = newShards();
        openWorker();
        long owner = discord.world().createUser("ada").id();
        guild = new GuildId(discord.world().createGuild("home", owner, true).id());
        ChannelId channel =
                new ChannelId(
                        discord.world()
                                .createChannel(guild.value(), "lounge", ChannelKind.VOICE)
                                .id());
        lounge = new Whereabouts.InVoice(channel);
        await().atMost(SOON).until(() -> shards.knows(guild) && nodes.ready());
        String file = music.resolve(library.tracks().getFirst().file()).toUri().getPath();
        Track track = ((LoadResult.Single) nodes.load(file)).track();
        QueueEntry entry = new QueueEntry(new EntryId(1), track, new UserId(owner));
        desired =
                new DesiredPlayer.Playing(
                        channel, new Playback.Loaded(entry, 0, Instant.now(), false), 100);
        shards.be(guild, lounge, Urgency.PLAYING);
        nodes.reconcile(guild, desired);
        await().atMost(SOON).until(this::isHeard);
    }

    @AfterEach
    void stop() {
        stopWorker();
        node.close();
        discord.close();
        voice.close();
        assertThat(discord.violations().rules()).isEmpty();
    }

    @Test
    void a_voice_connection_that_dies_is_replaced() {
        voice.close(guild.value(), 4006, "session is no longer valid");
        await().atMost(SOON).until(() -> !voice.isConnected(guild.value()));
        await().atMost(SOON).until(this::isHeard);
        assertThat(reports).noneMatch(PlayerInput.VoiceUnreachable.class::isInstance);
    }

    @Test
    void a_lost_gateway_session_costs_a_moment() {
        discord.trouble().invalidate(GatewayTrouble.Target.ALL, false);
        await().atMost(SOON).until(() -> !voice.isConnected(guild.value()));
        await().atMost(SOON).until(this::isHeard);
        assertThat(reports).noneMatch(PlayerInput.VoiceUnreachable.class::isInstance);
    }

    @Test
    void the_next_worker_takes_the_guild_over() {
        stopWorker();
        nodes = newNodes();
        shards = newShards();
        openWorker();
        await().atMost(SOON).until(() -> shards.ready(0) && shards.ready(1) && nodes.ready());
        shards.be(guild, lounge, Urgency.PLAYING);
        nodes.reconcile(guild, desired);
        await().atMost(SOON).until(this::isHeard);
        assertThat(reports)
                .noneMatch(PlayerInput.VoiceUnreachable.class::isInstance)
                .noneMatch(PlayerInput.BotMoved.class::isInstance);
    }

    private LavalinkNodes newNodes() {
        return new LavalinkNodes(
                AudioSettings.of("local=" + node.uri(), PASSWORD), TWO, this, _ -> true, timer);
    }

    private DiscordShards newShards() {
        return new DiscordShards(
                ShardSettings.of(URI.create(discord.api()), discord.botToken(), TWO, 2),
                nodes,
                turns,
                new WorkerId("worker", "one"),
                _ -> true,
                timer);
    }

    private void openWorker() {
        shards.login(this);
        nodes.start(shards.bot(), this, shards);
        try {
            for (int partition = 0; partition < TWO.count(); partition++) {
                shards.open(partition);
                nodes.open(partition);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stopWorker() {
        shards.close();
        nodes.close();
    }

    private boolean isHeard() {
        return voice.isConnected(guild.value())
                && voice.ear(guild.value()).heard(Duration.ofMillis(500)).rms() > 0.01;
    }

    @Override
    public void report(GuildId from, PlayerInput input) {
        reports.add(input);
    }

    @Override
    public void left(GuildId gone) {}

    @Override
    public Optional<String> find(int partition, String name) {
        return Optional.ofNullable(sessions.get(partition + name));
    }

    @Override
    public void remember(int partition, String name, String session) {
        sessions.put(partition + name, session);
    }
}
