package dev.tonearm.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A webhook endpoint that keeps what it is sent, and answers what a test wants.
final class Ear implements AutoCloseable {

    /// What was posted.
    record Letter(String body, String signature) {
        /// As stripe-java reads it: checked, or an exception.
        Event read(String secret) throws SignatureVerificationException {
            return Webhook.constructEvent(body, signature, secret);
        }
    }

    private final HttpServer server;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Ear() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stripe");
    }

    /// From now on it answers this.
    void answers(int newStatus) {
        status = newStatus;
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    /// What it heard, each as often as it was sent.
    List<Event> events() {
        return letters.stream().map(letter -> checked(letter)).toList();
    }

    List<String> types() {
        return events().stream().map(Event::getType).toList();
    }

    private static Event checked(Letter letter) {
        try {
            return letter.read("whsec_for_tests");
        } catch (SignatureVerificationException e) {
            throw new AssertionError(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            letters.add(new Letter(body, signature == null ? "" : signature));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
