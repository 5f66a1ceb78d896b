package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.LavalinkNode;
import dev.arbjerg.lavalink.client.NodeOptions;
import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.http.HttpBuilder;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.LoadResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One websocket to a node, from its beginning to its loss, and the requests that go with it.
///
/// A library node is used for one connection only and never given to its client, for left to itself
/// lavalink-client 3.2.0 reconnects wrongly: after a close frame from the node it believes its
/// socket open for ever, after one with code 1000 it has given up on purpose, its pause between
/// attempts grows without bound, and a late failure of an old socket marks the new one as lost.
///
/// Its close sends no close frame that a node waits for; Lavalink keeps a session that may be
/// resumed whatever the code.
public final class NodeConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NodeConnection.class);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final LavalinkNode node;
    private final NodeAddress address;
    private final OkHttpClient http;
    private final AudioSettings settings;
    private final InstantSource clock;
    private volatile Instant lastHeard;

    /// Begins to connect.
    ///
    /// @param session the session to take up again, empty for a new one
    /// @param events gets every event of the node on its reading thread
    public NodeConnection(
            LavalinkClient client,
            NodeAddress address,
            AudioSettings settings,
            Optional<String> session,
            InstantSource clock,
            Consumer<ClientEvent> events) {
        this.address = address;
        this.settings = settings;
        this.clock = clock;
        this.lastHeard = clock.instant();
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
    private void heard(ClientEvent event, Consumer<ClientEvent> events) {
        lastHeard = clock.instant();
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            String kind = event.getClass().getSimpleName();
            log.error("node {}: {} was not handled", node.getName(), kind, e);
        }
    }

    /// Waits until the node greeted.
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!node.getAvailable()) {
            if (System.nanoTime() > end) return false;
            Thread.sleep(LOOK);
        }
        return true;
    }

    public boolean open() {
        return node.getAvailable();
    }

    /// When the node last said anything.
    public Instant lastHeard() {
        return lastHeard;
    }

    /// The session's id, known once it is ready.
    public String session() {
        return String.valueOf(node.getSessionId());
    }

    /// Whether the node is there. A connection that died without a word looks open for ever, since
    /// the library sends no pings: after a silence the node is asked something small.
    public boolean alive(Duration silence, Duration patience) {
        if (!open()) return false;
        if (Duration.between(lastHeard, clock.instant()).compareTo(silence) < 0) return true;
        if (!(request(http -> http.path("/version").get(), patience) instanceof Answer.Taken)) {
            return false;
        }
        lastHeard = clock.instant();
        return open();
    }

    public Answer request(UnaryOperator<HttpBuilder> build) {
        return request(build, settings.requestTimeout());
    }

    /// Asks whether the node would let us in at all: the library tells nobody why a handshake
    /// failed, and sends no request before there was one.
    public Answer admission() {
        Request info =
                new Request.Builder()
                        .url(address.uri().resolve("/v4/info").toString())
                        .header("Authorization", settings.password())
                        .build();
        Call call = http.newCall(info);
        call.timeout().timeout(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return read(response);
        } catch (IOException e) {
            return new Answer.Unreachable(e.toString());
        }
    }

    private Answer request(UnaryOperator<HttpBuilder> build, Duration patience) {
        try {
            return await(node.customRequest(build).map(NodeConnection::read).toFuture(), patience);
        } catch (ExecutionException | TimeoutException e) {
            return new Answer.Unreachable(e.toString());
        }
    }

    public LoadResult load(String identifier) {
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

    private static Answer read(Response response) {
        try {
            String body = response.body().string();
            return response.isSuccessful()
                    ? new Answer.Taken(body)
                    : new Answer.Refused(response.code(), reason(body));
        } catch (IOException e) {
            return new Answer.Unreachable(e.toString());
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
        node.close();
    }
}
