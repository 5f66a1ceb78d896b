package dev.tonearm.interactions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Discord as the edge turns to it by itself: the files that people gave, and the callback route.
final class DiscordOutside implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String error = "";

    DiscordOutside() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/attachments/", this::give);
        server.createContext("/api/", this::take);
        server.start();
    }

    /// What came by the callback route.
    record Callback(String path, String type, String body) {}

    URI api() {
        return origin().resolve("/api/v10/");
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Keeps a file and says where it is.
    String keeps(String content) {
        String path = "/attachments/1/" + files.size() + "/settings.json";
        files.put(path, content.getBytes(UTF_8));
        return origin() + path;
    }

    List<Callback> callbacks() {
        return callbacks;
    }

    /// Answers callbacks like this from now on.
    void answers(int status, String error) {
        this.status = status;
        this.error = error;
    }

    private void give(HttpExchange exchange) throws IOException {
        byte[] file = files.get(exchange.getRequestURI().getPath());
        if (file == null) answer(exchange, 404, new byte[0]);
        else answer(exchange, 200, file);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        callbacks.add(
                new Callback(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        body));
        answer(exchange, status, error.getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
