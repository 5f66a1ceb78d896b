package dev.tonearm.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The parts of the running stack, and the routes by which they are taken away and given back.
final class Parts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Part> byName = new ConcurrentSkipListMap<>();

    void add(Part part) {
        byName.put(part.name(), part);
    }

    Collection<Part> all() {
        return byName.values();
    }

    void mount(RoutesConfig routes) {
        routes.get("/control/parts", this::list);
        routes.post("/control/parts/{part}/{action}", this::act);
        routes.put("/control/parts/{part}/environment", this::restartWith);
    }

    private void list(Context ctx) {
        ObjectNode answer = JSON.createObjectNode();
        var list = answer.putArray("parts");
        byName.values().forEach(part -> list.add(json(part)));
        answer(ctx, HttpStatus.OK, answer);
    }

    private void act(Context ctx) {
        Part part = byName.get(ctx.pathParam("part"));
        if (part == null) {
            refuse(ctx, HttpStatus.NOT_FOUND, "no such part; there are " + byName.keySet());
            return;
        }
        Optional<Part.Action> action = action(ctx.pathParam("action"));
        if (action.isEmpty() || !part.actions().contains(action.get())) {
            refuse(ctx, HttpStatus.CONFLICT, part.name() + " knows " + names(part.actions()));
            return;
        }
        try {
            act(ctx, part, action.get(), JSON.readTree(ctx.body().isBlank() ? "{}" : ctx.body()));
        } catch (JsonProcessingException _) {
            refuse(ctx, HttpStatus.BAD_REQUEST, "the body is no JSON");
        }
    }

    private static void act(Context ctx, Part part, Part.Action action, JsonNode wishes) {
        try {
            part.act(action, wishes);
            answer(ctx, HttpStatus.OK, json(part));
        } catch (IllegalArgumentException e) {
            refuse(ctx, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (PartFailedException e) {
            refuse(ctx, HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(e.getMessage()));
        }
    }

    /// As an operator changes a setting: written down, and read at the restart that follows.
    private void restartWith(Context ctx) throws JsonProcessingException {
        Part part = byName.get(ctx.pathParam("part"));
        Map<String, String> environment = new HashMap<>();
        for (Map.Entry<String, JsonNode> setting : JSON.readTree(ctx.body()).properties()) {
            if (!setting.getKey().matches("TONEARM_[A-Z_]+")) {
                refuse(ctx, HttpStatus.BAD_REQUEST, "only TONEARM_… can be set");
                return;
            }
            environment.put(setting.getKey(), setting.getValue().asText(""));
        }
        if (part == null || !part.tell(environment)) {
            refuse(ctx, HttpStatus.NOT_FOUND, "no such process");
            return;
        }
        act(ctx, part, Part.Action.RESTART, JSON.createObjectNode());
    }

    static ObjectNode json(Part part) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", part.name());
        json.put("state", lower(part.state()));
        part.pid().ifPresentOrElse(pid -> json.put("pid", pid), () -> json.putNull("pid"));
        json.put("since", part.since().toString());
        if (!part.how().isEmpty()) json.put("how", part.how());
        var actions = json.putArray("actions");
        names(part.actions()).forEach(actions::add);
        return json;
    }

    private static Optional<Part.Action> action(String name) {
        return Arrays.stream(Part.Action.values()).filter(a -> lower(a).equals(name)).findFirst();
    }

    private static List<String> names(List<Part.Action> actions) {
        return actions.stream().map(Parts::lower).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void refuse(Context ctx, HttpStatus status, String why) {
        answer(ctx, status, JSON.createObjectNode().put("error", why));
    }

    private static void answer(Context ctx, HttpStatus status, ObjectNode body) {
        ctx.status(status).contentType("application/json").result(body.toString());
    }
}
