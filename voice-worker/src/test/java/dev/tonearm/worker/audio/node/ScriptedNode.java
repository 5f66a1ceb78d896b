package dev.tonearm.worker.audio.node;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A Lavalink that says what a test wants and writes down what it was asked.
final class ScriptedNode implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> traces = new CopyOnWriteArrayList<>();
    final List<WsContext> sockets = new CopyOnWriteArrayList<>();
    final List<Map<String, List<String>>> queries = new CopyOnWriteArrayList<>();
    private final Javalin web;
    volatile int status = 200;
    volatile String answer = "{}";

    /// Where it sends everybody who is not there yet.
    volatile String location = "";

    ScriptedNode() {
        web =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.routes.ws(
                                            "/v4/websocket",
                                            socket ->
                                                    socket.onConnect(connected -> {
                                                        sockets.add(connected);
                                                        connected.send(
                                                                """
                                                                {"op":"ready","resumed":false,\
                                                                "sessionId":"session"}\
                                                                """);
                                                    }));
                                    config.routes.get("/v4/<path>", this::answer);
                                    config.routes.patch("/v4/<path>", this::answer);
                                    config.routes.delete("/v4/<path>", this::answer);
                                })
                        .start("127.0.0.1", 0);
    }

    private void answer(Context request) {
        queries.add(request.queryParamMap());
        if (request.header("traceparent") != null) traces.add(request.header("traceparent"));
        requests.add(request.method() + " " + request.path() + " " + request.body());
        request.status(status).contentType("application/json").result(answer);
        if (!location.isEmpty() && !request.path().equals(location)) {
            request.status(302).header("Location", location);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + web.port());
    }

    void say(String message) {
        sockets.getLast().send(message);
    }

    void hangUp(int code) {
        sockets.getLast().closeSession(code, "scripted");
    }

    @Override
    public void close() {
        web.stop();
    }
}
