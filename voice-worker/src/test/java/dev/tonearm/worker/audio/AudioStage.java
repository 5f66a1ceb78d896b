package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.local.discord.VoiceGrant;
import dev.tonearm.local.music.LibraryTrack;
import dev.tonearm.local.music.MusicLibrary;
import dev.tonearm.local.music.MusicRoutes;
import dev.tonearm.local.node.Node;
import dev.tonearm.local.node.NodeSettings;
import dev.tonearm.local.voice.VoiceServer;
import dev.tonearm.local.voice.VoiceSettings;
import io.javalin.Javalin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A node, a voice server that hears it, a library it plays from, and what workers were told.
final class AudioStage implements NodeSessions, AutoCloseable {
    static final GuildId GUILD = new GuildId(9_000_000_001L << 22);
    static final ChannelId LOUNGE = new ChannelId(77);
    static final UserId BOT = new UserId(4_711);
    private static final String PASSWORD = "a-node's-password";

    final MusicLibrary library;
    final VoiceServer voice;
    final List<PlayerInput> reports = new CopyOnWriteArrayList<>();
    final List<Integer> closures = new CopyOnWriteArrayList<>();
    final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Javalin web;
    private final NodeSettings settings;
    private Node node;

    AudioStage(Path folder) {
        library = MusicLibrary.builtIn(folder.resolve("music"));
        web =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    MusicRoutes.mount(config, library);
                                })
                        .start("127.0.0.1", 0);
        voice = VoiceServer.start(VoiceSettings.defaults(folder.resolve("voice")));
        settings =
                NodeSettings.defaults(PASSWORD)
                        .withTrust(voice.caFile())
                        .withPlayerUpdateInterval(Duration.ofMillis(500));
        node = Node.start(settings);
    }

    /// A worker's audio side; the test closes it, or lets it die.
    LavalinkNodes worker() {
        AudioSettings usual = AudioSettings.of("local=" + node.uri(), PASSWORD);
        LavalinkNodes nodes =
                new LavalinkNodes(usual, new Partitions(1), this, InstantSource.system());
        nodes.open(
                BOT,
                Set.of(0),
                (_, input) -> reports.add(input),
                (_, _, code, _) -> closures.add(code));
        return nodes;
    }

    /// The node is killed and comes back on its port, knowing nothing.
    void restartNode() {
        int port = node.port();
        node.close();
        node = Node.start(settings.withPort(port));
    }

    /// Lets the bot into the guild's channel, as Discord does before it says so.
    dev.tonearm.worker.audio.VoiceServer invite(String token) {
        voice.opened(
                new VoiceGrant(
                        GUILD.value(), LOUNGE.value(), BOT.value(), "session", token, false));
        return new dev.tonearm.worker.audio.VoiceServer(LOUNGE, voice.endpoint(), token, "session");
    }

    LibraryTrack piece(int index) {
        return library.tracks().get(index);
    }

    String url(LibraryTrack piece) {
        return "http://127.0.0.1:" + web.port() + "/music/" + piece.file();
    }

    static DesiredPlayer playing(Track track, long entry, Instant since) {
        QueueEntry queued = new QueueEntry(new EntryId(entry), track, new UserId(1));
        return new DesiredPlayer.Playing(LOUNGE, new Playback.Loaded(queued, 0, since, false), 100);
    }

    boolean hears(LibraryTrack piece) {
        double hertz =
                voice.ear(GUILD.value()).heard(Duration.ofMillis(500)).spectrum().dominantHertz();
        return Math.abs(hertz - piece.tone()) < 5;
    }

    @Override
    public Optional<String> find(int partition, String name) {
        return Optional.ofNullable(sessions.get(partition + name));
    }

    @Override
    public void remember(int partition, String name, String session) {
        sessions.put(partition + name, session);
    }

    @Override
    public void close() {
        node.close();
        voice.close();
        web.stop();
    }
}
