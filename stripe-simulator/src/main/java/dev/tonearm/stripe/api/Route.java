package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Kind.Hash;
import io.javalin.http.HandlerType;

/// One operation of the API.
///
/// @param path below `/v1`
public record Route(HandlerType method, String path, Hash parameters, Handler handler) {

    /// Answers with what goes over the wire. It holds the account's lock.
    @FunctionalInterface
    interface Handler {
        ObjectNode handle(Call call);
    }

    private static Route of(HandlerType method, String path, Handler handler, Field... fields) {
        var parameters = Hash.of(fields).and(Field.texts("expand"));
        return new Route(method, path, parameters, handler);
    }

    static Route get(String path, Handler handler, Field... fields) {
        return of(HandlerType.GET, path, handler, fields);
    }

    static Route post(String path, Handler handler, Field... fields) {
        return of(HandlerType.POST, path, handler, fields);
    }

    static Route delete(String path, Handler handler, Field... fields) {
        return of(HandlerType.DELETE, path, handler, fields);
    }

    /// One that answers a page of a list.
    static Route list(String path, Handler handler, Field... fields) {
        var route = of(HandlerType.GET, path, handler, fields);
        var pages =
                route.parameters()
                        .and(
                                Field.whole("limit", 1, 100),
                                Field.text("starting_after"),
                                Field.text("ending_before"));
        return new Route(route.method(), path, pages, handler);
    }

    /// As Stripe's documents name it.
    public String name() {
        return method + " /v1" + path;
    }
}
