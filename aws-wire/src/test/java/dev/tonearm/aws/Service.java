package dev.tonearm.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// A service on loopback that answers what a test tells it to, in turn.
final class Service implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    final List<Map<String, List<String>>> requests = new ArrayList<>();
    final List<String> bodies = new ArrayList<>();

    /// The caller's side of each request's connection.
    final List<InetSocketAddress> callers = new ArrayList<>();

    /// One answer.
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    Service() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.add(exchange.getRequestHeaders());
                    callers.add(exchange.getRemoteAddress());
                    bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    replies.remove().to(exchange);
                });
        server.start();
    }

    Service answers(int status, String body) {
        replies.add(exchange -> send(exchange, status, body));
        return this;
    }

    Service answersWith(String header, String value, String body) {
        replies.add(exchange -> {
            exchange.getResponseHeaders().add(header, value);
            send(exchange, 200, body);
        });
        return this;
    }

    Service hangsUp() {
        replies.add(HttpExchange::close);
        return this;
    }

    /// Takes the request and keeps quiet.
    Service saysNothing() {
        replies.add(_ -> {});
        return this;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    boolean isDone() {
        return replies.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
