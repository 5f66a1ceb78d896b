package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.LavalinkNode;
import dev.arbjerg.lavalink.client.NodeOptions;
import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.http.HttpBuilder;
import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.node.NodeAnswer.Done;
import dev.tonearm.worker.telemetry.CallSpan;
import dev.tonearm.worker.time.Timer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One websocket to a node by lavalink-client, and the requests that go with it.
///
/// A library node is used for one connection only and never given to its client, for left to itself
/// lavalink-client 3.2.0 reconnects wrongly: after a close frame from the node it believes its
/// socket open for ever, after one with code 1000 it has given up on purpose, its pause between
/// attempts grows without bound, and a late failure of an old socket marks the new one as lost.
///
/// Its close sends no close frame that a node waits for; Lavalink keeps a session that may be
/// resumed whatever the code.
final class LavalinkConnection implements NodeConnection {
    private static final Logger log = LoggerFactory.getLogger(LavalinkConnection.class);
    private static final String PLAYER = "/v4/sessions/{session}/players/{guild}";
    private static final MediaType JSON = MediaType.get("application/json");

    /// How often it is seen whether the node has greeted.
    private static final Duration READY_LOOK = Duration.ofMillis(20);

    /// How often it is seen whether the connection is lost; the library tells nobody.
    private static final Duration LOSS_LOOK = Duration.ofMillis(100);

    private final LavalinkNode node;
    private final NodeAddress address;
    private final OkHttpClient http;
    private final AudioSettings settings;
    private final Timer timer;
    private volatile Instant lastHeard;

    /// The same by the clock that nobody sets.
    private volatile long heardAt;

    private volatile boolean closed;

    /// Begins to connect.
    LavalinkConnection(
            LavalinkClient client,
            NodeAddress address,
            AudioSettings settings,
            Optional<String> session,
            Timer timer,
            Consumer<NodeEvent> events) {
        this.address = address;
        this.settings = settings;
        this.timer = timer;
        this.lastHeard = timer.instant();
        this.heardAt = timer.nanos();
        this.node =
                new LavalinkNode(
                        new NodeOptions.Builder()
                                .setName(address.name())
                                .setServerUri(address.uri())
                                .setPassword(settings.password())
                                .setHttpTimeout(settings.loadTimeout().toMillis())
                                .setSessionId(session.orElse(null))
                                .build(),
                        client);
        this.http = NodeHttp.replaceIn(node);
        // The client's own flux is fed by all nodes' threads at once and drops what collides.
        node.getFlux().subscribe(event -> heard(event, events));
    }

    /// The library stops listening for good when a listener throws.
    private void heard(ClientEvent event, Consumer<NodeEvent> events) {
        heard();
        try {
            LavalinkEvents.read(event, address.name()).ifPresent(events);
        } catch (RuntimeException e) {
            String kind = event.getClass().getSimpleName();
            log.error("node {}: {} was not handled", node.getName(), kind, e);
        }
    }

    @Override
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long end = timer.nanos() + patience.toNanos();
        while (!node.getAvailable()) {
            if (closed || timer.nanos() > end) return false;
            timer.sleep(READY_LOOK);
        }
        return !closed;
    }

    @Override
    public boolean open() {
        return !closed && node.getAvailable();
    }

    @Override
    public Instant lastHeard() {
        return lastHeard;
    }

    @Override
    public String session() {
        return String.valueOf(node.getSessionId());
    }

    @Override
    public boolean awaitSilence(Duration silence) throws InterruptedException {
        while (open() && timer.nanos() - heardAt < silence.toNanos()) timer.sleep(LOSS_LOOK);
        return open();
    }

    private void heard() {
        lastHeard = timer.instant();
        heardAt = timer.nanos();
    }

    /// The library sends no pings.
    @Override
    public NodeAnswer<Done> ping(Duration patience) {
        NodeAnswer<Done> answer = done(request(to -> to.path("/version").get(), patience));
        if (answer instanceof NodeAnswer.Taken) heard();
        return answer;
    }

    /// The library tells nobody why a handshake failed, and sends no request before there was one.
    @Override
    public NodeAnswer<Done> admission() {
        Request info =
                new Request.Builder()
                        .url(address.uri().resolve("/v4/info").toString())
                        .header("Authorization", settings.password())
                        .build();
        Call call = http.newCall(info);
        call.timeout().timeout(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return done(read(response));
        } catch (IOException e) {
            return new NodeAnswer.Unreachable<>(e.toString());
        }
    }

    @Override
    public NodeAnswer<FilterSupport> filters() {
        return parsed(request(to -> to.path("/v4/info").get()), LavalinkConnection::filters);
    }

    /// A node that says something else says nothing of its filters.
    private static FilterSupport filters(String body) {
        try {
            return new FilterSupport.Told(Set.copyOf(JsonObject.parse(body).strings("filters")));
        } catch (JsonException _) {
            return new FilterSupport.Unknown();
        }
    }

    @Override
    public NodeAnswer<Map<GuildId, NodePlayer>> players(String session) {
        return parsed(
                request(to -> to.path(path(session)).get()),
                body -> {
                    Map<GuildId, NodePlayer> players = new HashMap<>();
                    for (JsonObject player :
                            JsonObject.parse("{\"players\":" + body + "}").objects("players")) {
                        players.put(
                                GuildId.parse(player.string("guildId")),
                                FoundPlayer.read(player, timer.instant()));
                    }
                    return players;
                });
    }

    @Override
    public NodeAnswer<NodePlayer> player(String session, GuildId guild) {
        NodeAnswer<String> answer = traced("GET", to -> to.path(path(session, guild)).get());
        if (answer instanceof NodeAnswer.Refused(int status, var _) && status == 404) {
            return new NodeAnswer.Taken<>(NodePlayer.NONE);
        }
        return parsed(answer, body -> FoundPlayer.read(JsonObject.parse(body), timer.instant()));
    }

    @Override
    public NodeAnswer<Done> change(String session, GuildId guild, PlayerPatch patch) {
        RequestBody json = RequestBody.create(patch.json(), JSON);
        return done(traced("PATCH", to -> to.path(path(session, guild)).patch(json)));
    }

    @Override
    public NodeAnswer<Done> destroy(String session, GuildId guild) {
        NodeAnswer<String> answer =
                traced(
                        "DELETE",
                        to ->
                                to.path(path(session, guild))
                                        .tag(NodeHttp.Ours.class, NodeHttp.Ours.MARK)
                                        .delete(null));
        return answer instanceof NodeAnswer.Refused(int status, var _) && status == 404
                ? new NodeAnswer.Taken<>(Done.DONE)
                : done(answer);
    }

    @Override
    public NodeAnswer<Done> keep(String session, Duration timeout) {
        return configure(session, "{\"resuming\":true,\"timeout\":" + timeout.toSeconds() + "}");
    }

    @Override
    public NodeAnswer<Done> release(String session) {
        return configure(session, "{\"resuming\":false}");
    }

    private NodeAnswer<Done> configure(String session, String body) {
        RequestBody json = RequestBody.create(body, JSON);
        return done(request(to -> to.path("/v4/sessions/" + session).patch(json)));
    }

    private static String path(String session) {
        return "/v4/sessions/" + session + "/players";
    }

    private static String path(String session, GuildId guild) {
        return path(session) + "/" + guild;
    }

    private NodeAnswer<String> request(UnaryOperator<HttpBuilder> build) {
        return request(build, settings.requestTimeout());
    }

    private NodeAnswer<String> request(UnaryOperator<HttpBuilder> build, Duration patience) {
        try {
            return await(
                    node.customRequest(build).map(LavalinkConnection::read).toFuture(), patience);
        } catch (ExecutionException | TimeoutException e) {
            return new NodeAnswer.Unreachable<>(e.toString());
        }
    }

    /// The same for a player, as a part of the command that wants it.
    private NodeAnswer<String> traced(String method, UnaryOperator<HttpBuilder> build) {
        try (var call = CallSpan.node(method, PLAYER, node.getName())) {
            NodeAnswer<String> answer = NodeHttp.traced(call.traceparent(), () -> request(build));
            switch (answer) {
                case NodeAnswer.Taken<String> _ -> call.status(200);
                case NodeAnswer.Refused<String>(int status, var _) -> call.status(status);
                case NodeAnswer.Unreachable<String> _ -> call.failed("unreachable");
            }
            return answer;
        }
    }

    private static NodeAnswer<Done> done(NodeAnswer<String> answer) {
        return told(answer, _ -> Done.DONE);
    }

    private <T> NodeAnswer<T> parsed(NodeAnswer<String> answer, Function<String, T> read) {
        try {
            return told(answer, read);
        } catch (JsonException | NumberFormatException e) {
            log.warn("node {}: its answer cannot be read", node.getName(), e);
            return new NodeAnswer.Unreachable<>(e.toString());
        }
    }

    private static <T> NodeAnswer<T> told(NodeAnswer<String> answer, Function<String, T> read) {
        return switch (answer) {
            case NodeAnswer.Taken<String>(var body) -> new NodeAnswer.Taken<>(read.apply(body));
            case NodeAnswer.Refused<String>(int status, var why) ->
                    new NodeAnswer.Refused<>(status, why);
            case NodeAnswer.Unreachable<String>(var why) -> new NodeAnswer.Unreachable<>(why);
        };
    }

    @Override
    public LoadResult load(String identifier) {
        try (var call = CallSpan.node("GET", "/v4/loadtracks", node.getName())) {
            LoadResult result = NodeHttp.traced(call.traceparent(), () -> loaded(identifier));
            switch (result) {
                case LoadResult.Late _ -> call.failed("timeout");
                case LoadResult.Away _ -> call.failed("unreachable");
                case LoadResult.TooBig _ -> call.failed("too_big");
                case LoadResult.Failed _ -> call.failed("load_failed");
                default -> {}
            }
            return result;
        }
    }

    private LoadResult loaded(String identifier) {
        try {
            return LoadResults.read(
                    await(node.loadItem(identifier).toFuture(), settings.loadTimeout()));
        } catch (TimeoutException e) {
            log.warn("node {}: no answer about a query in time", node.getName());
            return new LoadResult.Late();
        } catch (ExecutionException e) {
            log.warn("node {}: loading failed: {}", node.getName(), e.toString());
            return unloaded(e.getCause());
        }
    }

    private static LoadResult unloaded(@Nullable Throwable cause) {
        return switch (cause) {
            case NodeHttp.AnswerTooBigException _ -> new LoadResult.TooBig();
            case InterruptedIOException _ -> new LoadResult.Late();
            case IOException _ -> new LoadResult.Away();
            case null, default -> new LoadResult.Failed("");
        };
    }

    /// Waits, and cancels the request when it is over time: without a bound of ours, an answer that
    /// is not JSON leaves the library waiting for ever.
    private static <T> T await(CompletableFuture<T> future, Duration timeout)
            throws ExecutionException, TimeoutException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } finally {
            future.cancel(true);
        }
    }

    private static NodeAnswer<String> read(Response response) {
        try {
            String body = response.body().string();
            return response.isSuccessful()
                    ? new NodeAnswer.Taken<>(body)
                    : new NodeAnswer.Refused<>(response.code(), reason(body));
        } catch (IOException e) {
            return new NodeAnswer.Unreachable<>(e.toString());
        }
    }

    private static String reason(String body) {
        try {
            return JsonObject.parse(body).optionalString("message").orElse("");
        } catch (JsonException _) {
            return "";
        }
    }

    @Override
    public void close() {
        closed = true;
        node.close();
    }
}
