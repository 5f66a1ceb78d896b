package dev.tonearm.worker.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tonearm.core.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What an orchestrator and Prometheus ask: `/health`, `/health/readiness` and `/prometheus`.
///
/// Alive is who answers; a worker that is alive and not ready waits for something outside, and
/// restarting it would not bring that back. The JDK's own server: three routes need no framework.
public final class HealthServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Readiness readiness;
    private final Figures figures;

    private HealthServer(HttpServer server, Readiness readiness, Figures figures) {
        this.server = server;
        this.readiness = readiness;
        this.figures = figures;
    }

    /// Begins to answer.
    ///
    /// @param address all of the machine (`0.0.0.0`) where probes come from elsewhere; port 0 is a
    ///   free one
    public static HealthServer start(
            InetSocketAddress address, Readiness readiness, Figures figures) {
        try {
            var server = HttpServer.create(address, 0);
            var health = new HealthServer(server, readiness, figures);
            server.setExecutor(health.threads);
            server.createContext("/", health::answer);
            server.start();
            return health;
        } catch (IOException e) {
            throw new UncheckedIOException(address + " cannot be listened on", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, METHOD_NOT_ALLOWED, JSON, status("GET only"));
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> send(exchange, OK, JSON, status("UP"));
                case "/health/readiness" -> readiness(exchange);
                case "/prometheus" ->
                        send(
                                exchange,
                                OK,
                                PROMETHEUS,
                                figures.text().getBytes(StandardCharsets.UTF_8));
                default -> send(exchange, NOT_FOUND, JSON, status("no such path"));
            }
        }
    }

    private void readiness(HttpExchange exchange) throws IOException {
        Map<String, Boolean> parts = readiness.look();
        boolean ready = !parts.containsValue(false);
        byte[] body =
                JsonWriter.object(to -> {
                    to.put("status", word(ready));
                    parts.forEach((name, up) -> to.put(name, word(up)));
                });
        send(exchange, ready ? OK : UNAVAILABLE, JSON, body);
    }

    private static byte[] status(String word) {
        return JsonWriter.object(to -> to.put("status", word));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
