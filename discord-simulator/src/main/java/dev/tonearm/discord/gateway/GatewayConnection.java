package dev.tonearm.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/// One socket: how it writes, when it last heard a heartbeat, how much it may still send.
final class GatewayConnection {

    private final WsContext socket;
    private final WireFormat format;
    private final @Nullable StreamCompression compression;
    private final SendWindow window = new SendWindow();
    private Instant lastBeat;
    private @Nullable GatewaySession session;
    private boolean muted;
    private int closedWith;

    GatewayConnection(WsContext socket, WireFormat format, Instant now) {
        this.socket = socket;
        this.format = format;
        this.compression = format.stream();
        this.lastBeat = now;
    }

    synchronized @Nullable GatewaySession session() {
        return session;
    }

    synchronized void belongsTo(@Nullable GatewaySession owner) {
        session = owner;
    }

    WireFormat format() {
        return format;
    }

    synchronized boolean admit(Instant now) {
        return window.admit(now);
    }

    synchronized void beat(Instant now) {
        lastBeat = now;
    }

    synchronized boolean silentFor(Duration limit, Instant now) {
        return closedWith == 0 && !muted && lastBeat.plus(limit).isBefore(now);
    }

    /// From now on it hears and says nothing, and nobody is told.
    synchronized void mute(boolean on) {
        muted = on;
    }

    synchronized boolean muted() {
        return muted;
    }

    void op(int op, @Nullable JsonNode data) {
        send(Json.object().put("op", op).putNull("s").putNull("t").set("d", data).toString());
    }

    synchronized void send(String frame) {
        if (muted || closedWith != 0 || !socket.session.isOpen()) {
            return;
        }
        if (compression != null) {
            socket.session.sendBinary(compression.compress(format.bytes(frame)), Callback.NOOP);
        } else if (format.encoding() == WireFormat.Encoding.ETF) {
            socket.session.sendBinary(ByteBuffer.wrap(format.bytes(frame)), Callback.NOOP);
        } else {
            socket.session.sendText(frame, Callback.NOOP);
        }
    }

    synchronized void close(int code, String reason) {
        if (closedWith == 0) {
            closedWith = code;
            socket.session.close(code, reason, Callback.NOOP);
        }
    }

    /// The TCP connection dies without a close frame.
    synchronized void die() {
        closedWith = 1006;
        socket.session.disconnect();
    }

    /// The code the connection ended with: ours if we closed it, otherwise theirs.
    synchronized int ended(int theirs) {
        if (compression != null) {
            compression.close();
        }
        var code = closedWith == 0 ? theirs : closedWith;
        closedWith = code;
        return code;
    }
}
