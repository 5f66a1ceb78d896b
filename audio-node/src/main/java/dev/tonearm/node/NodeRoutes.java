package dev.tonearm.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may come in, the websocket, and errors in Lavalink's form.
final class NodeRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRoutes.class);

    private static final String WEBSOCKET = "/v4/websocket";

    private final byte[] password;
    private final Sessions sessions;

    NodeRoutes(String password, Sessions sessions) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.sessions = sessions;
    }

    void mount(RoutesConfig routes) {
        routes.before(this::authorize);
        routes.wsBeforeUpgrade(WEBSOCKET, this::handshake);
        routes.ws(WEBSOCKET, this::socket);
        routes.exception(ProtocolError.class, (e, ctx) -> fail(ctx, e.status(), e.text()));
        routes.exception(
                HttpResponseException.class,
                (e, ctx) -> fail(ctx, e.getStatus(), String.valueOf(e.getMessage())));
        routes.exception(
                JsonProcessingException.class, (e, ctx) -> fail(ctx, 400, "the body is no JSON"));
        routes.exception(
                Exception.class,
                (e, ctx) -> {
                    LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
                    fail(ctx, 500, "the node failed; its log says more");
                });
    }

    static void send(Context ctx, JsonNode answer) {
        ctx.contentType("application/json").result(answer.toString());
    }

    /// 401 without a password, 403 with a wrong one, on everything but the metrics.
    private void authorize(Context ctx) {
        if (ctx.path().equals("/metrics")) {
            return;
        }
        String given = ctx.header("Authorization");
        if (given == null) {
            throw new HttpResponseException(401, "Authorization is missing");
        }
        if (!matches(given)) {
            throw new HttpResponseException(403, "Authorization is wrong");
        }
    }

    private boolean matches(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), password);
    }

    /// The websocket's own check: a missing and a wrong password are both 401 here.
    private void handshake(Context ctx) {
        String given = ctx.header("Authorization");
        if (given == null || !matches(given)) {
            throw new HttpResponseException(401, "Authorization is missing or wrong");
        }
        if (userId(Optional.ofNullable(ctx.header("User-Id"))).isEmpty()) {
            throw new HttpResponseException(400, "User-Id must be the bot's id");
        }
        String wanted = ctx.header("Session-Id");
        boolean resumed = wanted != null && sessions.canResume(wanted);
        ctx.header("Session-Resumed", Boolean.toString(resumed));
        ctx.header("Lavalink-Api-Version", "4");
    }

    private static Optional<Long> userId(Optional<String> header) {
        return header.filter(text -> text.matches("[0-9]{1,19}"))
                .map(Long::parseLong)
                .filter(id -> id != 0);
    }

    private void socket(WsConfig ws) {
        ws.onConnect(ctx -> {
            // Clients never send; silence says nothing about them.
            ctx.session.setIdleTimeout(Duration.ZERO);
            long userId = userId(Optional.ofNullable(ctx.header("User-Id"))).orElseThrow();
            sessions.connected(ctx.session, userId, Optional.ofNullable(ctx.header("Session-Id")));
        });
        ws.onMessage(ctx -> LOG.warn("a client sent a websocket message; v4 takes REST only"));
        ws.onClose(ctx -> sessions.disconnected(ctx.session));
    }

    private static void fail(Context ctx, int status, String message) {
        ObjectNode error =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("timestamp", System.currentTimeMillis())
                        .put("status", status)
                        .put("error", HttpStatus.forStatus(status).getMessage())
                        .put("message", message)
                        .put("path", ctx.path());
        ctx.status(status);
        send(ctx, error);
    }
}
