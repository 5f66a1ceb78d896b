package dev.tonearm.discord.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.standin.rtp.EncryptionMode;
import io.javalin.websocket.WsContext;
import java.util.Optional;

/// One websocket to the voice gateway: reads the client's opcodes in the order Discord demands.
final class VoiceSocket {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROTOCOL_VERSION = "8";

    private final WsContext socket;
    private final VoiceGateway gateway;
    private Optional<VoiceConnection> connection = Optional.empty();
    private volatile long lastSignNanos = System.nanoTime();

    VoiceSocket(WsContext socket, VoiceGateway gateway) {
        this.socket = socket;
        this.gateway = gateway;
    }

    synchronized void opened() {
        if (!PROTOCOL_VERSION.equals(socket.queryParam("v"))) {
            gateway.report("voice.version", guild(), "connected with v=" + socket.queryParam("v"));
        }
        ObjectNode hello = message(8);
        hello.withObject("d")
                .put("v", 8)
                .put("heartbeat_interval", gateway.settings().heartbeatInterval().toMillis());
        send(hello.toString());
    }

    synchronized void received(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            close(VoiceClose.DECODE_ERROR);
            return;
        }
        JsonNode data = message.path("d");
        int op = message.path("op").asInt(-1);
        switch (op) {
            case 0 -> identify(data);
            case 3 -> heartbeat(data);
            case 7 -> resume(data);
            case 1, 5, 12, 15 -> {
                if (connection.isEmpty()) {
                    close(VoiceClose.NOT_AUTHENTICATED);
                } else {
                    established(op, data, connection.get());
                }
            }
            default -> {
                gateway.report("voice.opcode", guild(), "sent opcode " + op);
                close(VoiceClose.UNKNOWN_OPCODE);
            }
        }
    }

    private void established(int op, JsonNode data, VoiceConnection established) {
        switch (op) {
            case 1 -> selectProtocol(data, established);
            case 5 -> speaking(data, established);
            default -> {} // 12 and 15 say which video is sent and wanted: none
        }
    }

    private void identify(JsonNode data) {
        if (connection.isPresent()) {
            close(VoiceClose.ALREADY_AUTHENTICATED);
            return;
        }
        switch (gateway.identify(data, this)) {
            case VoiceGateway.Admission.Refused(VoiceClose why) -> close(why);
            case VoiceGateway.Admission.Admitted(VoiceConnection admitted) -> {
                connection = Optional.of(admitted);
                ObjectNode ready = message(2);
                ObjectNode body =
                        ready.withObject("d")
                                .put("ssrc", admitted.ssrc())
                                .put("ip", "127.0.0.1")
                                .put("port", gateway.mediaPort())
                                // Discord sends this too; the interval that counts is HELLO's.
                                .put("heartbeat_interval", 1);
                var modes = body.putArray("modes");
                gateway.settings().modes().forEach(mode -> modes.add(mode.wireName()));
                body.putArray("experiments");
                body.putArray("streams");
                send(ready.toString());
            }
        }
    }

    private void resume(JsonNode data) {
        if (connection.isPresent()) {
            close(VoiceClose.ALREADY_AUTHENTICATED);
            return;
        }
        switch (gateway.resume(data)) {
            case VoiceGateway.Admission.Refused(VoiceClose why) -> close(why);
            case VoiceGateway.Admission.Admitted(VoiceConnection found) -> {
                connection = Optional.of(found);
                ObjectNode resumed = message(9);
                resumed.putNull("d");
                found.resumed(this, data.path("seq_ack").asInt(-1), resumed.toString());
            }
        }
    }

    private void heartbeat(JsonNode data) {
        lastSignNanos = System.nanoTime();
        if (!data.path("t").isNumber()) {
            gateway.report("voice.heartbeat", guild(), "heartbeat without d.t");
        }
        int acknowledged = data.path("seq_ack").asInt(-1);
        if (connection.isPresent() && acknowledged > connection.get().lastSequence()) {
            gateway.report("voice.heartbeat", guild(), "seq_ack " + acknowledged + " never sent");
        }
        ObjectNode acknowledgement = message(6);
        acknowledgement.withObject("d").set("t", data.path("t"));
        send(acknowledgement.toString());
    }

    private void selectProtocol(JsonNode data, VoiceConnection established) {
        if (!data.path("protocol").asText().equals("udp")) {
            close(VoiceClose.UNKNOWN_PROTOCOL);
            return;
        }
        Optional<EncryptionMode> mode =
                EncryptionMode.named(data.path("data").path("mode").asText())
                        .filter(gateway.settings().modes()::contains);
        if (mode.isEmpty()) {
            close(VoiceClose.UNKNOWN_MODE);
            return;
        }
        byte[] key = gateway.newKey();
        established.described(new VoiceConnection.Session(mode.get(), mode.get().cipher(key)));
        ObjectNode description = message(4);
        ObjectNode body =
                description
                        .withObject("d")
                        .put("mode", mode.get().wireName())
                        .put("audio_codec", "opus")
                        .put("media_session_id", Integer.toHexString(established.ssrc()))
                        .put("dave_protocol_version", 0);
        var secret = body.putArray("secret_key");
        for (byte value : key) {
            secret.add(value & 0xFF);
        }
        established.sendNumbered(description);
    }

    private void speaking(JsonNode data, VoiceConnection established) {
        if (data.path("ssrc").asInt() != established.ssrc()) {
            gateway.report("voice.speaking", guild(), "speaking with another ssrc");
        }
        established.speaking((data.path("speaking").asInt() & 1) != 0);
    }

    synchronized void closed(int code) {
        gateway.disconnected(this);
        connection.ifPresent(was -> gateway.lost(was, this, code));
    }

    long silentNanos(long now) {
        return now - lastSignNanos;
    }

    void send(String text) {
        if (socket.session.isOpen()) {
            socket.send(text);
        }
    }

    void close(VoiceClose why) {
        close(why.code, why.reason);
    }

    void close(int code, String reason) {
        socket.closeSession(code, reason);
    }

    /// The TCP connection dies without a close frame.
    void drop() {
        socket.session.disconnect();
    }

    private long guild() {
        return connection.map(open -> open.grant().guild()).orElse(0L);
    }

    private static ObjectNode message(int op) {
        return JsonNodeFactory.instance.objectNode().put("op", op);
    }
}
