package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.http.HttpBuilder;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.worker.audio.LoadResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a session asks of its node over HTTP. Each request blocks for the configured time at most.
public final class NodeRequests {
    private static final Logger log = LoggerFactory.getLogger(NodeRequests.class);
    private static final MediaType JSON = MediaType.get("application/json");

    private final String node;
    private final Supplier<@Nullable NodeConnection> connection;
    private final InstantSource clock;

    /// @param connection the session's connection at the time, if it has one
    public NodeRequests(
            String node, Supplier<@Nullable NodeConnection> connection, InstantSource clock) {
        this.node = node;
        this.connection = connection;
        this.clock = clock;
    }

    /// The session's id, empty before there is one.
    public String session() {
        NodeConnection open = connection.get();
        return open == null ? "" : open.session();
    }

    /// Whether a session plays on for so long when nobody is connected to it.
    public Answer enableResuming(Duration timeout) {
        return configure(session(), "{\"resuming\":true,\"timeout\":" + timeout.toSeconds() + "}");
    }

    /// Lets a session end with its socket.
    public Answer disableResuming(String session) {
        return configure(session, "{\"resuming\":false}");
    }

    private Answer configure(String session, String body) {
        RequestBody json = RequestBody.create(body, JSON);
        return request(http -> http.path("/v4/sessions/" + session).patch(json));
    }

    public Answer patch(GuildId guild, byte[] json) {
        return request(
                http -> http.path(path(session(), guild)).patch(RequestBody.create(json, JSON)));
    }

    /// Ends a player of the session.
    ///
    /// @return whether it is gone
    public boolean destroy(GuildId guild) {
        return destroy(session(), guild);
    }

    /// Ends a player of whichever session of the node.
    ///
    /// @return whether it is gone
    public boolean destroy(String session, GuildId guild) {
        Answer answer =
                request(http ->
                        http.path(path(session, guild))
                                .tag(NodeHttp.Ours.class, NodeHttp.Ours.MARK)
                                .delete(null));
        return switch (answer) {
            case Answer.Taken _ -> true;
            case Answer.Refused(int status, var _) -> status == 404;
            case Answer.Unreachable _ -> false;
        };
    }

    /// What the session has of a guild, or nothing if the node did not answer.
    public Optional<NodePlayer> player(GuildId guild) {
        return switch (request(http -> http.path(path(session(), guild)).get())) {
            case Answer.Taken(var body) -> {
                try {
                    yield Optional.of(FoundPlayer.read(JsonObject.parse(body), clock.instant()));
                } catch (JsonException | NumberFormatException e) {
                    log.warn("guild {}: node {}: its player cannot be read", guild, node, e);
                    yield Optional.empty();
                }
            }
            case Answer.Refused(int status, var _) ->
                    status == 404 ? Optional.of(NodePlayer.NONE) : Optional.empty();
            case Answer.Unreachable _ -> Optional.empty();
        };
    }

    /// All players of the session, or nothing if the node did not answer.
    public Optional<Map<GuildId, NodePlayer>> players() {
        return players(session());
    }

    /// All players of whichever session of the node, or nothing if it did not answer or knows no
    /// such session.
    public Optional<Map<GuildId, NodePlayer>> players(String session) {
        if (!(list(session) instanceof Answer.Taken(String body))) return Optional.empty();
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
            log.warn("node {}: its list of players cannot be read", node, e);
            return Optional.empty();
        }
    }

    /// The node's own words about the players of a session.
    public Answer list(String session) {
        return request(http -> http.path(path(session)).get());
    }

    public LoadResult load(String identifier) {
        NodeConnection open = connection.get();
        return open == null ? new LoadResult.Away() : open.load(identifier);
    }

    private static String path(String session) {
        return "/v4/sessions/" + session + "/players";
    }

    private static String path(String session, GuildId guild) {
        return path(session) + "/" + guild;
    }

    private Answer request(UnaryOperator<HttpBuilder> build) {
        NodeConnection open = connection.get();
        return open == null ? new Answer.Unreachable("not connected") : open.request(build);
    }
}
