package dev.tonearm.node.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A websocket that speaks JSON: whole messages in, sends in order out, one end.
final class GatewaySocket implements WebSocket.Listener {

    /// Stands for every end without a close frame.
    static final int ABNORMAL = 1006;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /// Calls come one after another.
    interface Handler {
        void message(GatewaySocket socket, JsonNode message);

        /// Not called for an end that this side asked for.
        void closed(GatewaySocket socket, int code, String reason);
    }

    private final Handler handler;
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<WebSocket> sending = opened;
    private boolean over;

    GatewaySocket(Handler handler) {
        this.handler = handler;
    }

    /// Completes when the handshake is done, exceptionally when nobody answers or the certificate
    /// is not trusted.
    CompletableFuture<WebSocket> connect(HttpClient http, URI uri) {
        return http.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT).buildAsync(uri, this);
    }

    /// The client takes one send at a time, so each waits for the one before it.
    synchronized void send(JsonNode message) {
        String json = message.toString();
        sending = sending.thenCompose(open -> open.sendText(json, true));
    }

    /// Says goodbye; the handler hears no more.
    synchronized void close(int code) {
        over = true;
        sending = sending.thenCompose(open -> open.sendClose(code, ""));
    }

    /// Ends the connection without the other side's help, as when it stopped answering.
    void abandon(String why) {
        var ignored = opened.thenAccept(WebSocket::abort);
        end(ABNORMAL, why);
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        opened.complete(webSocket);
        webSocket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String whole = text.toString();
            text.setLength(0);
            try {
                handler.message(this, JSON.readTree(whole));
            } catch (JsonProcessingException e) {
                abandon("a message that is no JSON");
            }
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end(code, reason);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end(ABNORMAL, "");
    }

    private void end(int code, String reason) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        handler.closed(this, code, reason);
    }
}
