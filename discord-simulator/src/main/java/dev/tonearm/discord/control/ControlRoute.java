package dev.tonearm.discord.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.UnknownThing;
import dev.tonearm.discord.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One route under `/control`.
record ControlRoute(HandlerType method, String path, int status, Handler handler) {

    /// @param context for path and query
    record Call(Context context, Body body, World world) {

        long id(String name) {
            return Body.id(context.pathParam(name), world);
        }

        @Nullable Long queryId(String name) {
            var text = context.queryParam(name);
            return text == null || text.isEmpty() ? null : Body.id(text, world);
        }

        int queryNumber(String name, int otherwise) {
            var text = context.queryParam(name);
            return text == null ? otherwise : Integer.parseInt(text);
        }
    }

    /// Answers with JSON, or null for 204.
    @FunctionalInterface
    interface Handler {
        @Nullable JsonNode handle(Call call) throws IOException;
    }

    static ControlRoute get(String path, Handler handler) {
        return new ControlRoute(HandlerType.GET, path, 200, handler);
    }

    static ControlRoute post(String path, Handler handler) {
        return new ControlRoute(HandlerType.POST, path, 200, handler);
    }

    static ControlRoute create(String path, Handler handler) {
        return new ControlRoute(HandlerType.POST, path, 201, handler);
    }

    static ControlRoute put(String path, Handler handler) {
        return new ControlRoute(HandlerType.PUT, path, 200, handler);
    }

    static ControlRoute patch(String path, Handler handler) {
        return new ControlRoute(HandlerType.PATCH, path, 200, handler);
    }

    static ControlRoute delete(String path, Handler handler) {
        return new ControlRoute(HandlerType.DELETE, path, 204, handler);
    }

    void register(JavalinConfig config, World world) {
        config.routes.addHttpHandler(method, "/control" + path, context -> handle(context, world));
    }

    private void handle(Context context, World world) {
        try {
            var answer = handler.handle(new Call(context, Body.of(context, world), world));
            context.status(answer == null ? 204 : status);
            if (answer != null) {
                write(context, answer);
            }
        } catch (UnknownThing e) {
            refuse(context, 404, e);
        } catch (NotAllowed e) {
            refuse(context, 409, e);
        } catch (IllegalArgumentException e) {
            refuse(context, 400, e);
        } catch (IOException e) {
            refuse(context, 502, e);
        }
    }

    private static void refuse(Context context, int status, Exception failure) {
        context.status(status);
        write(context, Json.object().put("error", String.valueOf(failure.getMessage())));
    }

    private static void write(Context context, JsonNode body) {
        context.contentType("application/json").result(Json.bytes(body));
    }
}
