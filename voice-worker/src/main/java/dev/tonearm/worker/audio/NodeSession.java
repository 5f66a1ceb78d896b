package dev.tonearm.worker.audio;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.LavalinkNode;
import dev.arbjerg.lavalink.client.NodeOptions;
import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.http.HttpBuilder;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's session at one node.
///
/// Requests block for the configured time at most: without a bound of ours, an answer that is not
/// JSON leaves the library waiting for ever.
final class NodeSession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NodeSession.class);
    private static final MediaType JSON = MediaType.get("application/json");

    private final LavalinkNode node;
    private final LostSockets lostSockets;
    private final AudioSettings settings;
    private final InstantSource clock;
    private volatile boolean restored;
    private volatile Instant lastUsable;

    /// @param session the session to take up again, empty for a new one
    /// @param events gets every event of the node on its reading thread
    NodeSession(
            LavalinkClient client,
            NodeAddress address,
            AudioSettings settings,
            Optional<String> session,
            InstantSource clock,
            Consumer<ClientEvent> events) {
        this.settings = settings;
        this.clock = clock;
        this.lastUsable = clock.instant();
        this.node =
                client.addNode(
                        new NodeOptions.Builder()
                                .setName(address.name())
                                .setServerUri(address.uri())
                                .setPassword(settings.password())
                                .setHttpTimeout(settings.loadTimeout().toMillis())
                                .setSessionId(session.orElse(null))
                                .build());
        this.lostSockets = new LostSockets(node, clock.instant());
        NodeHttp.replaceIn(node);
        // The client's own flux is fed by all nodes' threads at once and drops what collides.
        node.getFlux().subscribe(event -> heard(event, events));
    }

    /// The library stops listening for good when a listener throws.
    private void heard(ClientEvent event, Consumer<ClientEvent> events) {
        lostSockets.heard(clock.instant());
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            log.error("node {}: {} was not handled", name(), event.getClass().getSimpleName(), e);
        }
    }

    String name() {
        return node.getName();
    }

    /// Whether it is connected and its players are known.
    boolean usable() {
        boolean usable = restored && node.getAvailable();
        if (usable) lastUsable = clock.instant();
        return usable;
    }

    boolean connected() {
        return node.getAvailable();
    }

    void restored(boolean now) {
        restored = now;
    }

    /// How long it has not been usable.
    Duration lostFor(Instant now) {
        return usable() ? Duration.ZERO : Duration.between(lastUsable, now);
    }

    /// The library's estimate of the load on the node; lower is better.
    int penalty() {
        // Without statistics yet, which come once a minute, the library's answer is the worst one.
        return node.getStats() == null ? 0 : node.getPenalties().calculateTotal();
    }

    void lookAfter(Instant now) {
        lostSockets.check(now);
    }

    /// The session's id, which its successor takes it up by.
    String id() {
        return String.valueOf(node.getSessionId());
    }

    /// Asks the node to play on when we are gone.
    Answer enableResuming() {
        String body =
                "{\"resuming\":true,\"timeout\":" + settings.resumeTimeout().toSeconds() + "}";
        return request(
                http -> http.path("/v4/sessions/" + id()).patch(RequestBody.create(body, JSON)));
    }

    Answer patch(GuildId guild, byte[] json) {
        return request(http -> http.path(player(guild)).patch(RequestBody.create(json, JSON)));
    }

    Answer destroy(GuildId guild) {
        return request(http ->
                http.path(player(guild)).tag(NodeHttp.Ours.class, NodeHttp.Ours.MARK).delete(null));
    }

    Answer find(GuildId guild) {
        return request(http -> http.path(player(guild)).get());
    }

    /// All its players, or nothing if it did not answer.
    Optional<Map<GuildId, NodePlayer>> players() {
        Answer answer = request(http -> http.path("/v4/sessions/" + id() + "/players").get());
        if (!(answer instanceof Answer.Taken(String body))) return Optional.empty();
        try {
            Map<GuildId, NodePlayer> players = new HashMap<>();
            for (JsonObject player :
                    JsonObject.parse("{\"players\":" + body + "}").objects("players")) {
                players.put(
                        GuildId.parse(player.string("guildId")),
                        FoundPlayer.read(player, clock.instant()));
            }
            return Optional.of(players);
        } catch (JsonException | NumberFormatException e) {
            log.warn("node {}: its list of players cannot be read", name(), e);
            return Optional.empty();
        }
    }

    LoadResult load(String identifier) {
        try {
            return LoadResults.read(
                    await(node.loadItem(identifier).toFuture(), settings.loadTimeout()));
        } catch (ExecutionException | TimeoutException e) {
            log.warn("node {}: loading failed: {}", name(), e.toString());
            return new LoadResult.Failed("");
        }
    }

    private String player(GuildId guild) {
        return "/v4/sessions/" + id() + "/players/" + guild;
    }

    private Answer request(UnaryOperator<HttpBuilder> build) {
        try {
            return await(
                    node.customRequest(build).map(NodeSession::read).toFuture(),
                    settings.requestTimeout());
        } catch (ExecutionException | TimeoutException e) {
            return new Answer.Unreachable(e.toString());
        }
    }

    /// Waits, and cancels the request when it is over time.
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

    @Override
    public String toString() {
        return name();
    }

    /// What a node said to a request.
    sealed interface Answer {
        record Taken(String body) implements Answer {}

        /// It said no.
        ///
        /// @param reason the node's words, or empty
        record Refused(int status, String reason) implements Answer {}

        record Unreachable(String why) implements Answer {}
    }
}
