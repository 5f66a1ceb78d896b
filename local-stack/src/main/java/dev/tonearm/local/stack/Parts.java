package dev.tonearm.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Collection;
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
            part.act(action.get());
            answer(ctx, HttpStatus.OK, json(part));
        } catch (PartFailedException e) {
            refuse(ctx, HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(e.getMessage()));
        }
    }

    static ObjectNode json(Part part) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", part.name());
        json.put("state", lower(part.state()));
        part.pid().ifPresentOrElse(pid -> json.put("pid", pid), () -> json.putNull("pid"));
        json.put("since", part.since().toString());
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
