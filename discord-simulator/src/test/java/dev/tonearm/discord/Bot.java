package dev.tonearm.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tonearm.discord.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// A bot's interactions endpoint, as small as it can be: it checks signatures, answers PING, and
/// says to everything else what a test wants it to say.
final class Bot implements AutoCloseable {

    /// A status and a body.
    record Reply(int status, String contentType, String body) {
        static Reply json(String body) {
            return new Reply(200, "application/json", body);
        }
    }

    private final HttpServer server;
    private final Ed25519PublicKeyParameters key;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private volatile Function<JsonNode, Reply> answer = _ -> Reply.json("{\"type\":5}");
    private volatile boolean gullible;

    Bot(String publicKeyHex) throws IOException {
        key = new Ed25519PublicKeyParameters(HexFormat.of().parseHex(publicKeyHex));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void answers(String json) {
        answer = _ -> Reply.json(json);
    }

    void answers(Function<JsonNode, Reply> how) {
        answer = how;
    }

    /// From now on it lets every signature pass.
    void becomesGullible() {
        gullible = true;
    }

    /// The next interaction it was sent.
    JsonNode received() throws InterruptedException {
        var next = received.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no interaction arrived");
        }
        return next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        if (!gullible && !genuine(exchange, body)) {
            reply(exchange, new Reply(401, "text/plain", "invalid request signature"));
            return;
        }
        var payload = Json.mapper().readTree(body);
        if (payload.path("type").asInt() == 1) {
            reply(exchange, Reply.json("{\"type\":1}"));
        } else {
            received.add(payload);
            reply(exchange, answer.apply(payload));
        }
    }

    private boolean genuine(HttpExchange exchange, byte[] body) {
        var signature = exchange.getRequestHeaders().getFirst("X-Signature-Ed25519");
        var timestamp = exchange.getRequestHeaders().getFirst("X-Signature-Timestamp");
        if (signature == null || timestamp == null || !signature.matches("[0-9a-fA-F]{128}")) {
            return false;
        }
        var signer = new Ed25519Signer();
        signer.init(false, key);
        var time = timestamp.getBytes(StandardCharsets.UTF_8);
        signer.update(time, 0, time.length);
        signer.update(body, 0, body.length);
        return signer.verifySignature(HexFormat.of().parseHex(signature));
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
