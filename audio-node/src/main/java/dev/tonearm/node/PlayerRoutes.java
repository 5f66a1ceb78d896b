package dev.tonearm.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.node.filter.FilterKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Sessions and their players.
final class PlayerRoutes {

    private static final String SESSION = "/v4/sessions/{session}";
    private static final String PLAYERS = SESSION + "/players";
    private static final String PLAYER = PLAYERS + "/{guild}";

    private final Sessions sessions;
    private final Set<FilterKind> withoutFilters;
    private final ObjectMapper json = new ObjectMapper();

    PlayerRoutes(Sessions sessions, Set<FilterKind> withoutFilters) {
        this.sessions = sessions;
        this.withoutFilters = withoutFilters;
    }

    void mount(RoutesConfig routes) {
        routes.patch(SESSION, this::configure);
        routes.get(PLAYERS, this::all);
        routes.get(PLAYER, this::one);
        routes.patch(PLAYER, this::update);
        routes.delete(PLAYER, this::destroy);
    }

    private void configure(Context ctx) throws JsonProcessingException {
        NodeSession session = session(ctx);
        JsonNode body = json.readTree(ctx.body());
        JsonNode resuming = body.path("resuming");
        JsonNode timeout = body.path("timeout");
        if (!(resuming.isMissingNode() || resuming.isBoolean())) {
            throw ProtocolError.badRequest("resuming must be true or false");
        }
        if (!(timeout.isMissingNode() || timeout.isIntegralNumber())) {
            throw ProtocolError.badRequest("timeout must be whole seconds");
        }
        session.configure(
                resuming.isMissingNode() ? Optional.empty() : Optional.of(resuming.asBoolean()),
                timeout.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(Duration.ofSeconds(timeout.asLong())));
        ObjectNode answer = json.createObjectNode();
        answer.put("resuming", session.isResuming());
        answer.put("timeout", session.timeout().toSeconds());
        NodeRoutes.send(ctx, answer);
    }

    private void all(Context ctx) {
        ArrayNode answer = json.createArrayNode();
        session(ctx).players().forEach(player -> answer.add(player.json()));
        NodeRoutes.send(ctx, answer);
    }

    private void one(Context ctx) {
        Player player =
                session(ctx)
                        .existing(guild(ctx))
                        .orElseThrow(() -> ProtocolError.notFound("Player not found"));
        NodeRoutes.send(ctx, player.json());
    }

    private void update(Context ctx) throws JsonProcessingException {
        NodeSession session = session(ctx);
        long guild = guild(ctx);
        PlayerUpdate update = PlayerUpdate.parse(json.readTree(ctx.body()), withoutFilters);
        boolean noReplace = Boolean.parseBoolean(ctx.queryParam("noReplace"));
        NodeRoutes.send(ctx, session.player(guild).update(update, noReplace));
    }

    private void destroy(Context ctx) {
        session(ctx).remove(guild(ctx));
        ctx.status(204);
    }

    private NodeSession session(Context ctx) {
        return sessions.find(ctx.pathParam("session"));
    }

    private static long guild(Context ctx) {
        try {
            return Long.parseLong(ctx.pathParam("guild"));
        } catch (NumberFormatException e) {
            throw ProtocolError.badRequest("the guild id must be a number");
        }
    }
}
