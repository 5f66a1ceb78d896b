package dev.tonearm.node.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.standin.rtp.EncryptionMode;
import dev.tonearm.standin.rtp.PacketCipher;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's voice connection, through interruptions: it resumes or identifies anew by itself
/// where Discord allows that, and says when it is over for good.
///
/// Its lock guards all state; events go out under it, in order.
public final class VoiceLink implements GatewaySocket.Handler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceLink.class);

    /// After these Koe, Lavalink's client, tries again by itself; every other code goes to the bot.
    private static final Set<Integer> WORTH_A_RETRY =
            Set.of(1001, 1006, 4000, 4001, 4002, 4003, 4005, 4009, 4012, 4015, 4016, 4020);

    /// After these the server still knows the session.
    private static final Set<Integer> RESUMABLE = Set.of(1006, 4015);

    private static final List<Integer> RETRY_DELAYS_MS = List.of(50, 1_000, 3_000);

    private final VoiceTarget target;
    private final FrameSource frames;
    private final VoiceEvents events;
    private final VoiceClient client;

    private GatewaySocket socket = new GatewaySocket(this);
    private Optional<Future<?>> heartbeat = Optional.empty();
    private Optional<DatagramSocket> udp = Optional.empty();
    private Optional<RtpSender> sender = Optional.empty();
    private int ssrc;
    private int lastSequence = -1;
    private int failures;
    private boolean described;
    private boolean resuming;
    private boolean acknowledged;
    // Read by players without this lock, which they could otherwise wait for crosswise.
    private volatile boolean open;
    private volatile boolean over;
    private volatile long pingMillis = -1;

    VoiceLink(VoiceTarget target, FrameSource frames, VoiceEvents events, VoiceClient client) {
        this.target = target;
        this.frames = frames;
        this.events = events;
        this.client = client;
    }

    public VoiceTarget target() {
        return target;
    }

    /// Begins. Completes with the websocket's handshake, before audio can be sent.
    public synchronized CompletableFuture<Void> connect() {
        URI uri = URI.create("wss://" + target.endpoint() + "/?v=8");
        return socket.connect(client.http(), uri).thenAccept(opened -> {});
    }

    /// Whether audio can be sent now.
    public boolean isOpen() {
        return open;
    }

    /// Whether this connection is finished and will not come back.
    public boolean isOver() {
        return over;
    }

    /// The last heartbeat's way there and back, or -1 before there was one.
    public long pingMillis() {
        return open ? pingMillis : -1;
    }

    @Override
    public synchronized void message(GatewaySocket from, JsonNode message) {
        if (over || !from.equals(socket)) {
            return;
        }
        if (message.path("seq").isInt()) {
            lastSequence = message.get("seq").asInt();
        }
        JsonNode data = message.path("d");
        switch (message.path("op").asInt(-1)) {
            case 8 -> hello(data.path("heartbeat_interval").asLong(13_750));
            case 2 -> ready(data);
            case 4 -> sessionDescription(data);
            case 6 -> acknowledge(data);
            case 9 -> live();
            default -> {} // who else is there, and which codecs they use
        }
    }

    private void hello(long intervalMillis) {
        acknowledged = true;
        heartbeat =
                Optional.of(
                        client.timer()
                                .scheduleAtFixedRate(
                                        this::beat,
                                        0,
                                        Math.max(100, intervalMillis),
                                        TimeUnit.MILLISECONDS));
        ObjectNode message = message(resuming ? 7 : 0);
        ObjectNode data =
                message.withObject("d")
                        .put("server_id", Long.toString(target.guild()))
                        .put("session_id", target.session())
                        .put("token", target.token());
        if (resuming) {
            data.put("seq_ack", lastSequence);
        } else {
            data.put("user_id", Long.toString(target.user()))
                    .put("channel_id", Long.toString(target.channel()))
                    .put("max_dave_protocol_version", 0);
        }
        socket.send(message);
    }

    private synchronized void beat() {
        if (over) {
            return;
        }
        if (!acknowledged) {
            socket.abandon("no heartbeat acknowledgement");
            return;
        }
        acknowledged = false;
        ObjectNode message = message(3);
        message.withObject("d").put("t", System.currentTimeMillis()).put("seq_ack", lastSequence);
        socket.send(message);
    }

    private void acknowledge(JsonNode data) {
        acknowledged = true;
        pingMillis = Math.max(0, System.currentTimeMillis() - data.path("t").asLong());
    }

    private void ready(JsonNode data) {
        ssrc = data.path("ssrc").asInt();
        Optional<EncryptionMode> mode = preferred(data.path("modes"));
        if (mode.isEmpty()) {
            giveUp(4016, "the voice server offers no encryption mode this node has", false);
            return;
        }
        InetSocketAddress media =
                new InetSocketAddress(data.path("ip").asText(), data.path("port").asInt());
        GatewaySocket asker = socket;
        // Discovery waits for an answer by UDP, which must not hold up heartbeats.
        Thread.startVirtualThread(() -> discover(asker, media, mode.get()));
    }

    private static Optional<EncryptionMode> preferred(JsonNode offered) {
        for (EncryptionMode mode : EncryptionMode.values()) {
            for (JsonNode name : offered) {
                if (name.asText().equals(mode.wireName())) {
                    return Optional.of(mode);
                }
            }
        }
        return Optional.empty();
    }

    private void discover(GatewaySocket asker, InetSocketAddress media, EncryptionMode mode) {
        try {
            DatagramSocket opened = MediaSocket.open(media);
            MediaSocket.Address seen = MediaSocket.discover(opened, ssrc);
            discovered(asker, opened, seen, mode);
        } catch (IOException e) {
            LOG.warn("no media path for {}: {}", target, e.getMessage());
            asker.abandon("address discovery failed");
        }
    }

    private synchronized void discovered(
            GatewaySocket asker,
            DatagramSocket opened,
            MediaSocket.Address seen,
            EncryptionMode mode) {
        if (over || !asker.equals(socket)) {
            opened.close();
            return;
        }
        udp.ifPresent(DatagramSocket::close);
        udp = Optional.of(opened);
        ObjectNode message = message(1);
        message.withObject("d")
                .put("protocol", "udp")
                .withObject("data")
                .put("address", seen.ip())
                .put("port", seen.port())
                .put("mode", mode.wireName());
        socket.send(message);
    }

    private void sessionDescription(JsonNode data) {
        Optional<EncryptionMode> mode = EncryptionMode.named(data.path("mode").asText());
        if (data.path("dave_protocol_version").asInt() > 0) {
            giveUp(4017, "the voice server demands DAVE, which this node does not speak", false);
            return;
        }
        if (mode.isEmpty() || udp.isEmpty()) {
            giveUp(4016, "the voice server chose a mode that was not asked for", false);
            return;
        }
        byte[] key = new byte[PacketCipher.KEY_BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) data.path("secret_key").path(i).asInt();
        }
        stopSending();
        if (client.sendsMedia()) {
            sender =
                    Optional.of(
                            new RtpSender(
                                    udp.get(),
                                    mode.get().cipher(key),
                                    ssrc,
                                    frames,
                                    this::speaking));
            sender.ifPresent(client.pacer()::add);
        }
        described = true;
        live();
    }

    private void live() {
        open = true;
        failures = 0;
        events.ready();
    }

    private synchronized void speaking(boolean now) {
        ObjectNode message = message(5);
        message.withObject("d").put("speaking", now ? 1 : 0).put("delay", 0).put("ssrc", ssrc);
        socket.send(message);
    }

    @Override
    public synchronized void closed(GatewaySocket from, int code, String reason) {
        if (over || !from.equals(socket)) {
            return;
        }
        stopHeartbeat();
        open = false;
        if (!WORTH_A_RETRY.contains(code) || failures >= RETRY_DELAYS_MS.size()) {
            giveUp(code, reason, true);
            return;
        }
        resuming = described && RESUMABLE.contains(code);
        if (!resuming) {
            described = false;
            stopSending();
        }
        events.interrupted();
        retryLater();
    }

    private void retryLater() {
        int delay = RETRY_DELAYS_MS.get(failures);
        failures++;
        var ignored = client.timer().schedule(this::retry, delay, TimeUnit.MILLISECONDS);
    }

    private synchronized void retry() {
        if (over) {
            return;
        }
        GatewaySocket next = new GatewaySocket(this);
        socket = next;
        var ignored =
                connect()
                        .whenComplete((opened, failure) -> {
                            if (failure != null) {
                                unreachable(next);
                            }
                        });
    }

    private synchronized void unreachable(GatewaySocket tried) {
        if (over || !tried.equals(socket)) {
            return;
        }
        if (failures < RETRY_DELAYS_MS.size()) {
            retryLater();
        } else {
            giveUp(GatewaySocket.ABNORMAL, "the voice server cannot be reached", false);
        }
    }

    private void giveUp(int code, String reason, boolean byRemote) {
        socket.close(1000);
        end();
        events.closed(code, reason, byRemote);
    }

    /// Says goodbye. No event follows.
    @Override
    public synchronized void close() {
        if (!over) {
            socket.close(1000);
            end();
        }
    }

    private void end() {
        over = true;
        open = false;
        stopHeartbeat();
        stopSending();
        udp.ifPresent(DatagramSocket::close);
    }

    private void stopHeartbeat() {
        heartbeat.ifPresent(beats -> beats.cancel(false));
        heartbeat = Optional.empty();
    }

    private void stopSending() {
        sender.ifPresent(client.pacer()::remove);
        sender = Optional.empty();
    }

    private static ObjectNode message(int op) {
        return JsonNodeFactory.instance.objectNode().put("op", op);
    }
}
