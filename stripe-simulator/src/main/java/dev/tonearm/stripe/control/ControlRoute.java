package dev.tonearm.stripe.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.StripeError;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.DateTimeException;

/// One route under `/control`: JSON in, JSON out, wrong input named in `error`.
///
/// @param locked whether its handler holds the account's lock
record ControlRoute(HandlerType method, String path, boolean locked, Handler handler) {

    @FunctionalInterface
    interface Handler {
        ObjectNode handle(Context context, Body body);
    }

    static ControlRoute get(String path, Handler handler) {
        return new ControlRoute(HandlerType.GET, path, true, handler);
    }

    static ControlRoute post(String path, Handler handler) {
        return new ControlRoute(HandlerType.POST, path, true, handler);
    }

    static ControlRoute patch(String path, Handler handler) {
        return new ControlRoute(HandlerType.PATCH, path, true, handler);
    }

    static ControlRoute delete(String path, Handler handler) {
        return new ControlRoute(HandlerType.DELETE, path, true, handler);
    }

    /// Its handler waits for something, which others may need the account for.
    ControlRoute waiting() {
        return new ControlRoute(method, path, false, handler);
    }

    void register(JavalinConfig config, Account account) {
        config.routes.addHttpHandler(
                method, "/control" + path, context -> handle(context, account));
    }

    private void handle(Context context, Account account) {
        try {
            var body = Body.of(context.body());
            var answer =
                    locked
                            ? account.locked(() -> handler.handle(context, body))
                            : handler.handle(context, body);
            write(context, 200, answer);
        } catch (StripeError e) {
            write(context, e.status(), error(e));
        } catch (IllegalArgumentException | DateTimeException e) {
            write(context, 400, error(e));
        }
    }

    private static ObjectNode error(RuntimeException failure) {
        return Json.object().put("error", String.valueOf(failure.getMessage()));
    }

    private static void write(Context context, int status, ObjectNode body) {
        context.status(status).contentType("application/json").result(Json.pretty(body));
    }
}
