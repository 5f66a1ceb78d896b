package dev.tonearm.worker.audio.session;

import static dev.tonearm.worker.time.RealMachine.MACHINE;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.discord.voice.VoiceServer;
import dev.tonearm.discord.voice.VoiceSettings;
import dev.tonearm.local.aws.FaultProxy;
import dev.tonearm.node.Node;
import dev.tonearm.node.NodeSettings;
import dev.tonearm.node.filter.FilterKind;
import dev.tonearm.standin.music.LibraryTrack;
import dev.tonearm.standin.music.MusicLibrary;
import dev.tonearm.standin.music.MusicRoutes;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.telemetry.Telemetry;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A node, a voice server that hears it, a library it plays from, and what workers were told.
public final class AudioStage implements NodeSessions, AutoCloseable {
    static final GuildId GUILD = new GuildId(9_000_000_001L << 22);
    static final ChannelId LOUNGE = new ChannelId(77);
    static final UserId BOT = new UserId(4_711);
    private static final String PASSWORD = "a-node's-password";

    /// Where all stacks of the checkout have them: whoever is first makes them.
    public static final Path MUSIC = Path.of("../.local/music").toAbsolutePath().normalize();

    final MusicLibrary library;
    final VoiceServer voice;
    final List<PlayerInput> reports = new CopyOnWriteArrayList<>();
    private final Map<GuildId, List<PlayerInput>> reportsByGuild = new ConcurrentHashMap<>();
    final List<Integer> closures = new CopyOnWriteArrayList<>();
    final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Javalin web;
    private final NodeSettings settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Node> nodes = new ConcurrentSkipListMap<>();
    private final Map<String, FaultProxy> ways = new ConcurrentSkipListMap<>();

    public AudioStage(Path folder) {
        this(folder, "local");
    }

    /// With nodes of these names.
    AudioStage(Path folder, String... names) {
        this(folder, Duration.ofMillis(500), true, names);
    }

    /// @param updates how often nodes say where their players are
    /// @param trusting whether nodes trust the voice server's certificate
    AudioStage(Path folder, Duration updates, boolean trusting, String... names) {
        library = MusicLibrary.builtIn(MUSIC);
        web =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    MusicRoutes.mount(config, library);
                                })
                        .start("127.0.0.1", 0);
        voice = VoiceServer.start(VoiceSettings.defaults(folder.resolve("voice")));
        NodeSettings usual = NodeSettings.defaults(PASSWORD).withPlayerUpdateInterval(updates);
        settings = trusting ? usual.withTrust(voice.caFile()) : usual;
        for (String name : names) startNode(name, 0);
    }

    /// A worker's audio side; the test closes it, or lets it die.
    public LavalinkNodes worker() {
        return worker(settings(), Telemetry.unseen());
    }

    /// One whose figures somebody sees.
    LavalinkNodes worker(Telemetry telemetry) {
        return worker(settings(), telemetry);
    }

    public LavalinkNodes worker(AudioSettings audio) {
        return worker(audio, Telemetry.unseen());
    }

    private AudioSettings settings() {
        String list =
                ways.keySet().stream()
                        .map(name -> name + "=" + address(name))
                        .collect(Collectors.joining(","));
        return AudioSettings.of(list, PASSWORD);
    }

    private LavalinkNodes worker(AudioSettings audio, Telemetry telemetry) {
        LavalinkNodes worker =
                new LavalinkNodes(
                                audio,
                                new Partitions(1),
                                this,
                                _ -> true,
                                NodeWire.lavalink(audio, () -> BOT, MACHINE.timer()),
                                this::reported,
                                (_, _, code, _) -> closures.add(code),
                                MACHINE)
                        .measuredBy(telemetry);
        try {
            worker.open(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return worker;
    }

    private void reported(GuildId guild, PlayerInput input) {
        reports.add(input);
        reportsByGuild.computeIfAbsent(guild, _ -> new CopyOnWriteArrayList<>()).add(input);
    }

    List<PlayerInput> reportsOf(GuildId guild) {
        return reportsByGuild.getOrDefault(guild, List.of());
    }

    /// The first node is killed and comes back on its port, knowing nothing.
    void restartNode() {
        String name = nodes.keySet().iterator().next();
        startNode(name, killNode(name));
    }

    /// A node's process is gone; its address refuses connections.
    ///
    /// @return the port that is free now
    int killNode(String name) {
        int port = way(name).port();
        node(name).close();
        way(name).close();
        ways.remove(name);
        nodes.remove(name);
        return port;
    }

    void startNode(String name, int port) {
        startNode(name, port, Set.of());
    }

    /// One whose operator has switched off some filters.
    void startNode(String name, int port, Set<FilterKind> without) {
        Node node = Node.start(settings.withoutFilters(without));
        nodes.put(name, node);
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port());
        ways.put(name, FaultProxy.start(port).forwardTo(address));
    }

    public String address(String name) {
        return "http://127.0.0.1:" + way(name).port();
    }

    public String password() {
        return PASSWORD;
    }

    /// How long it took until something played. A machine that does other things may take seconds
    /// for it, and so long whatever follows may take, too.
    static Duration took(Runnable beginning) {
        long begun = System.nanoTime();
        beginning.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    static boolean isEnd(PlayerInput report) {
        return report instanceof PlayerInput.TrackEnded
                || report instanceof PlayerInput.TrackFailed;
    }

    /// What stands between workers and a node.
    FaultProxy way(String name) {
        return Objects.requireNonNull(ways.get(name), name);
    }

    private Node node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    /// The guilds that have a player in a session, from the node itself.
    List<GuildId> guildsIn(String node, @Nullable String session) {
        String body = ask(node, "/v4/sessions/" + session + "/players");
        return JsonObject.parse("{\"players\":" + body + "}").objects("players").stream()
                .map(player -> GuildId.parse(player.string("guildId")))
                .toList();
    }

    /// How many players a node has, in whichever sessions.
    long players(String node) {
        return JsonObject.parse(ask(node, "/v4/stats")).number("players");
    }

    /// The name of the node on which the guild has a player, as the remembered sessions say.
    Set<String> nodesOf(GuildId guild) {
        return nodes.keySet().stream()
                .filter(name -> find(0, name).isPresent())
                .filter(name -> guildsIn(name, find(0, name).orElseThrow()).contains(guild))
                .collect(Collectors.toSet());
    }

    /// Where in its track the guild's one player is, in milliseconds, as its node says.
    long position(GuildId guild) {
        String node = nodesOf(guild).iterator().next();
        String path = "/v4/sessions/" + find(0, node).orElseThrow() + "/players/" + guild;
        return JsonObject.parse(ask(node, path)).object("state").number("position");
    }

    /// Whether somebody is connected to the remembered session.
    boolean isHeld(String node) {
        return get(node, "/v4/sessions/" + find(0, node).orElse("none") + "/players").statusCode()
                == 200;
    }

    /// Does something to a player behind the worker's back.
    String tell(String method, String node, GuildId guild, String body) {
        String path = "/v4/sessions/" + find(0, node).orElseThrow() + "/players/" + guild;
        return send(HttpRequest.newBuilder(node(node).uri().resolve(path))
                        .header("Authorization", PASSWORD)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .body();
    }

    private String ask(String node, String path) {
        HttpResponse<String> answer = get(node, path);
        return answer.statusCode() == 200 ? answer.body() : "[]";
    }

    private HttpResponse<String> get(String node, String path) {
        return send(
                HttpRequest.newBuilder(node(node).uri().resolve(path))
                        .header("Authorization", PASSWORD)
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lets the bot into the guild's channel, as Discord does before it says so.
    dev.tonearm.worker.audio.VoiceServer invite(String token) {
        return invite(GUILD, token);
    }

    dev.tonearm.worker.audio.VoiceServer invite(GuildId guild, String token) {
        voice.opened(
                new VoiceGrant(
                        guild.value(), LOUNGE.value(), BOT.value(), "session", token, false));
        return new dev.tonearm.worker.audio.VoiceServer(LOUNGE, voice.endpoint(), token, "session");
    }

    public LibraryTrack piece(int index) {
        return library.tracks().get(index);
    }

    public String url(LibraryTrack piece) {
        return "http://127.0.0.1:" + web.port() + "/music/" + piece.file();
    }

    static DesiredPlayer playing(Track track, long entry, Instant since) {
        QueueEntry queued = new QueueEntry(new EntryId(entry), track, new UserId(1));
        return new DesiredPlayer.Playing(
                LOUNGE, new Playback.Loaded(queued, 0, since, false), Sound.PLAIN);
    }

    boolean hears(LibraryTrack piece) {
        return hears(GUILD, piece);
    }

    boolean hears(GuildId guild, LibraryTrack piece) {
        double hertz =
                voice.ear(guild.value()).heard(Duration.ofMillis(500)).spectrum().dominantHertz();
        return Math.abs(hertz - piece.tone()) < 5;
    }

    @Override
    public Optional<String> find(int partition, String name) {
        return Optional.ofNullable(sessions.get(partition + name));
    }

    @Override
    public boolean remember(int partition, String name, Optional<String> before, String session) {
        if (!find(partition, name).equals(before)) return false;
        sessions.put(partition + name, session);
        return true;
    }

    @Override
    public void close() {
        ways.values().forEach(FaultProxy::close);
        nodes.values().forEach(Node::close);
        voice.close();
        web.stop();
        http.shutdownNow();
    }
}
