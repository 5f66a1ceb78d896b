package dev.tonearm.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What comes in over gateway sockets, held against Discord's rules.
public final class GatewaySocket {

    private static final int MAX_PAYLOAD = 4_096;

    private final World world;
    private final Gateway gateway;
    private final BotVoice voice;
    private final MemberChunks chunks;
    private final IdentifyLimits limits;
    private final Settings settings;
    private final Violations violations;
    private final String token;
    private final Map<String, GatewayConnection> connections = new ConcurrentHashMap<>();
    private volatile boolean tokenReset;

    public GatewaySocket(
            World world,
            Gateway gateway,
            BotVoice voice,
            MemberChunks chunks,
            IdentifyLimits limits,
            Settings settings,
            Violations violations,
            String token) {
        this.world = world;
        this.gateway = gateway;
        this.voice = voice;
        this.chunks = chunks;
        this.limits = limits;
        this.settings = settings;
        this.violations = violations;
        this.token = token;
    }

    public void register(JavalinConfig config) {
        config.routes.ws("/gateway", this::listen);
    }

    private void listen(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onMessage(message ->
                received(
                        message,
                        message.message().getBytes(StandardCharsets.UTF_8).length,
                        format -> format.read(message.message())));
        socket.onBinaryMessage(message -> {
            var data = message.data();
            received(message, data.remaining(), format -> format.read(data));
        });
        socket.onClose(close -> {
            var connection = connections.remove(close.sessionId());
            if (connection != null) {
                gateway.disconnected(connection, connection.ended(close.status()));
            }
        });
    }

    private void connected(WsContext socket) {
        socket.session.setIdleTimeout(Duration.ZERO);
        var encoding = socket.queryParam("encoding");
        var compress = socket.queryParam("compress");
        var format = WireFormat.of(encoding, compress);
        var connection =
                new GatewayConnection(
                        socket, format.orElse(WireFormat.PLAIN), world.clock().instant());
        connections.put(socket.sessionId(), connection);
        var version = socket.queryParam("v");
        if (!"10".equals(version) && !"9".equals(version)) {
            refuse(connection, CloseCode.INVALID_API_VERSION, "gateway.payload", "v=" + version);
        } else if (format.isEmpty()) {
            refuse(
                    connection,
                    CloseCode.DECODE_ERROR,
                    "gateway.payload",
                    "encoding=" + encoding + "&compress=" + compress + " is not spoken");
        } else {
            connection.op(
                    10,
                    Json.object().put("heartbeat_interval", settings.get().heartbeatIntervalMs()));
        }
    }

    private void received(
            WsContext socket, int bytes, Function<WireFormat, Optional<JsonNode>> message) {
        var connection = connections.get(socket.sessionId());
        if (connection == null || connection.muted()) {
            return;
        }
        if (!connection.admit(world.clock().instant())) {
            refuse(
                    connection,
                    CloseCode.RATE_LIMITED,
                    "gateway.send-rate",
                    "more than " + SendWindow.LIMIT + " messages in 60 s");
            return;
        }
        if (bytes > MAX_PAYLOAD) {
            refuse(
                    connection,
                    CloseCode.DECODE_ERROR,
                    "gateway.payload-size",
                    "over " + MAX_PAYLOAD + " bytes");
            return;
        }
        var payload = message.apply(connection.format()).filter(node -> node.path("op").isInt());
        if (payload.isEmpty()) {
            refuse(
                    connection,
                    CloseCode.DECODE_ERROR,
                    "gateway.payload",
                    "no object with an op in the encoding that was asked for");
            return;
        }
        handle(connection, payload.get().path("op").asInt(), payload.get().path("d"));
    }

    private void handle(GatewayConnection connection, int op, JsonNode data) {
        switch (op) {
            case 1 -> heartbeat(connection, data);
            case 2 -> identify(connection, data);
            case 6 -> resume(connection, data);
            case 3, 31 -> session(connection);
            case 4 -> {
                var session = session(connection);
                if (session != null) {
                    voice.update(session, data);
                }
            }
            case 8 -> {
                var session = session(connection);
                if (session != null) {
                    chunks.send(session, data);
                }
            }
            default ->
                    refuse(
                            connection,
                            CloseCode.UNKNOWN_OPCODE,
                            "gateway.payload",
                            "unknown opcode " + op);
        }
    }

    private void heartbeat(GatewayConnection connection, JsonNode seen) {
        connection.beat(world.clock().instant());
        var session = connection.session();
        if (session != null && seen.asLong(0) > session.sequence()) {
            violations.report(
                    "gateway.heartbeat",
                    "op 1",
                    "claims to have seen " + seen + ", which was never sent");
        }
        connection.op(11, null);
    }

    private void identify(GatewayConnection connection, JsonNode data) {
        var malformed = Identify.malformed(data);
        if (connection.session() != null) {
            refuse(
                    connection,
                    CloseCode.ALREADY_AUTHENTICATED,
                    "gateway.payload",
                    "second IDENTIFY");
        } else if (malformed != null) {
            refuse(connection, CloseCode.DECODE_ERROR, "gateway.payload", malformed);
        } else if (!isToken(data)) {
            refuse(
                    connection,
                    CloseCode.AUTHENTICATION_FAILED,
                    "gateway.closed-by-rule",
                    "wrong token");
        } else {
            identify(connection, Identify.of(data));
        }
    }

    private void identify(GatewayConnection connection, Identify identify) {
        if (!identify.possible()) {
            refuse(connection, CloseCode.INVALID_SHARD, "gateway.shard", "shard " + identify);
        } else if (!Intents.known(identify.intents())) {
            refuse(
                    connection,
                    CloseCode.INVALID_INTENTS,
                    "gateway.intents",
                    "intents " + identify.intents());
        } else if (!Intents.allowed(identify.intents(), settings.get().privilegedIntents())) {
            refuse(
                    connection,
                    CloseCode.DISALLOWED_INTENTS,
                    "gateway.intents",
                    "privileged intents in " + identify.intents());
        } else if (world.botGuilds().size() / identify.shards() > 2_500) {
            refuse(
                    connection,
                    CloseCode.SHARDING_REQUIRED,
                    "gateway.shard",
                    "over 2500 guilds a shard");
        } else {
            open(connection, identify);
        }
    }

    private void open(GatewayConnection connection, Identify identify) {
        switch (limits.identify(identify.shard())) {
            case ALLOWED -> gateway.open(identify, connection);
            case TOO_SOON -> {
                violations.report(
                        "gateway.identify-spacing",
                        "op 2",
                        "shard "
                                + identify.shard()
                                + " identified too soon after another of its bucket");
                connection.op(9, Json.mapper().getNodeFactory().booleanNode(false));
            }
            case BUDGET_SPENT -> {
                violations.report(
                        "gateway.identify-budget",
                        "op 2",
                        "the day's IDENTIFYs are spent: the token was reset");
                tokenReset = true;
                connections
                        .values()
                        .forEach(each ->
                                each.close(CloseCode.AUTHENTICATION_FAILED.code(), "Token reset"));
            }
        }
    }

    /// Discord takes it with and without the prefix that REST wants: there are libraries that send
    /// the same to both.
    private boolean isToken(JsonNode data) {
        var given = data.path("token").asText();
        return !tokenReset && (given.equals(token) || given.equals("Bot " + token));
    }

    private void resume(GatewayConnection connection, JsonNode data) {
        if (!isToken(data)) {
            refuse(
                    connection,
                    CloseCode.AUTHENTICATION_FAILED,
                    "gateway.closed-by-rule",
                    "wrong token");
            return;
        }
        if (connection.session() != null) {
            refuse(
                    connection,
                    CloseCode.ALREADY_AUTHENTICATED,
                    "gateway.payload",
                    "RESUME after IDENTIFY");
            return;
        }
        var session = gateway.session(data.path("session_id").asText());
        var seen = data.path("seq").asLong(-1);
        if (session.isPresent() && seen > session.get().sequence()) {
            refuse(
                    connection,
                    CloseCode.INVALID_SEQUENCE,
                    "gateway.payload",
                    "seq " + seen + " was never sent");
        } else if (session.isEmpty() || !gateway.resume(session.get(), connection, seen)) {
            // No rule broken: sessions expire, and the bot is told to identify again.
            connection.op(9, Json.mapper().getNodeFactory().booleanNode(false));
        }
    }

    private @Nullable GatewaySession session(GatewayConnection connection) {
        var session = connection.session();
        if (session == null) {
            refuse(connection, CloseCode.NOT_AUTHENTICATED, "gateway.payload", "before IDENTIFY");
        }
        return session;
    }

    private void refuse(GatewayConnection connection, CloseCode code, String rule, String detail) {
        violations.report(rule, "gateway close " + code.code(), detail);
        connection.close(code.code(), detail);
    }

    /// Closes connections that have stopped beating; half an interval of grace for a slow machine.
    public void sweep() {
        var now = world.clock().instant();
        var limit = Duration.ofMillis(settings.get().heartbeatIntervalMs() * 3 / 2);
        for (var connection : connections.values()) {
            if (connection.silentFor(limit, now)) {
                refuse(
                        connection,
                        CloseCode.SESSION_TIMED_OUT,
                        "gateway.heartbeat",
                        "no heartbeat in " + limit);
            }
        }
    }
}
