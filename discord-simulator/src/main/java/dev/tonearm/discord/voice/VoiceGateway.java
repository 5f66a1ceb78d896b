package dev.tonearm.discord.voice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.standin.rtp.PacketCipher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// Who may come in, who is there, and who can come back.
final class VoiceGateway {

    /// After these a client has to ask the main gateway for a new voice server; the old token is
    /// worth nothing.
    private static final Set<Integer> ENDS_THE_GRANT = Set.of(4004, 4006, 4011, 4014, 4021, 4022);

    sealed interface Admission {
        record Admitted(VoiceConnection connection) implements Admission {}

        record Refused(VoiceClose why) implements Admission {}
    }

    private final ExecutorService decoding;
    private final InstantSource clock;
    private final IntSupplier mediaPort;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger nextSsrc = new AtomicInteger(1_000 + random.nextInt(100_000));
    private final Map<Long, VoiceGrant> grants = new ConcurrentHashMap<>();
    private final Map<Long, VoiceConnection> byGuild = new ConcurrentHashMap<>();
    private final Map<Integer, VoiceConnection> bySsrc = new ConcurrentHashMap<>();
    private final Map<Long, GuildEar> ears = new ConcurrentHashMap<>();
    private final Set<Long> unheard = ConcurrentHashMap.newKeySet();
    private final Set<VoiceSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile VoiceSettings settings;

    VoiceGateway(
            VoiceSettings settings,
            ExecutorService decoding,
            InstantSource clock,
            IntSupplier mediaPort) {
        this.settings = settings;
        this.decoding = decoding;
        this.clock = clock;
        this.mediaPort = mediaPort;
    }

    VoiceSettings settings() {
        return settings;
    }

    void settings(VoiceSettings changed) {
        settings = changed;
    }

    int mediaPort() {
        return mediaPort.getAsInt();
    }

    byte[] newKey() {
        byte[] key = new byte[PacketCipher.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    void opened(VoiceGrant grant) {
        grants.put(grant.guild(), grant);
    }

    void closed(VoiceGrant grant, int code, String reason) {
        grants.remove(grant.guild(), grant);
        VoiceConnection current = byGuild.get(grant.guild());
        if (current != null && current.grant().equals(grant)) {
            end(current);
            current.socket().ifPresent(socket -> socket.close(code, reason));
        }
    }

    void unheard(long guild, boolean now) {
        if (now) unheard.add(guild);
        else unheard.remove(guild);
    }

    /// Whether what the bot sends reaches nobody: in the audience of a stage, or muted there.
    boolean isUnheard(long guild) {
        return unheard.contains(guild);
    }

    /// Closes a guild's websocket as a test wishes; false when there is none.
    boolean close(long guild, int code, String reason) {
        Optional<VoiceSocket> socket = connection(guild).flatMap(VoiceConnection::socket);
        if (socket.isEmpty()) {
            return false;
        }
        if (ENDS_THE_GRANT.contains(code)) {
            grants.remove(guild);
            connection(guild).ifPresent(this::end);
        }
        socket.get().close(code, reason);
        return true;
    }

    boolean drop(long guild) {
        Optional<VoiceSocket> socket = connection(guild).flatMap(VoiceConnection::socket);
        socket.ifPresent(VoiceSocket::drop);
        return socket.isPresent();
    }

    Admission identify(JsonNode data, VoiceSocket socket) {
        long guild = data.path("server_id").asLong();
        VoiceGrant grant = grants.get(guild);
        if (grant == null || !grant.session().equals(data.path("session_id").asText())) {
            return new Admission.Refused(VoiceClose.INVALID_SESSION);
        }
        if (grant.user() != data.path("user_id").asLong()
                || !same(grant.token(), data.path("token").asText())) {
            return new Admission.Refused(VoiceClose.AUTHENTICATION_FAILED);
        }
        if (settings.endToEndRequired()
                && !grant.stage()
                && data.path("max_dave_protocol_version").asInt() < 1) {
            return new Admission.Refused(VoiceClose.END_TO_END_REQUIRED);
        }
        VoiceConnection admitted =
                new VoiceConnection(grant, nextSsrc.getAndIncrement(), ear(guild), socket);
        VoiceConnection previous = byGuild.put(guild, admitted);
        bySsrc.put(admitted.ssrc(), admitted);
        if (previous != null) {
            bySsrc.remove(previous.ssrc());
            previous.socket().ifPresent(old -> old.close(VoiceClose.INVALID_SESSION));
        }
        return new Admission.Admitted(admitted);
    }

    Admission resume(JsonNode data) {
        long guild = data.path("server_id").asLong();
        String session = data.path("session_id").asText();
        String token = data.path("token").asText();
        Optional<VoiceConnection> found =
                connection(guild)
                        .filter(connection -> !connection.isConnected())
                        .filter(connection -> connection.grant().session().equals(session))
                        .filter(connection -> same(connection.grant().token(), token));
        return found.isPresent()
                ? new Admission.Admitted(found.get())
                : new Admission.Refused(VoiceClose.INVALID_SESSION);
    }

    void connected(VoiceSocket socket) {
        sockets.add(socket);
        socket.opened();
    }

    void disconnected(VoiceSocket socket) {
        sockets.remove(socket);
    }

    /// The socket of a connection is gone. It can be resumed, unless the client said goodbye.
    void lost(VoiceConnection connection, VoiceSocket socket, int code) {
        boolean goodbye = code == 1000 || code == 1001;
        if (connection.lost(socket) && goodbye) {
            end(connection);
        }
    }

    private void end(VoiceConnection connection) {
        byGuild.remove(connection.grant().guild(), connection);
        bySsrc.remove(connection.ssrc(), connection);
    }

    /// Closes the sockets that have not sent a heartbeat for two intervals.
    void closeSilent() {
        long now = System.nanoTime();
        long patience = 2 * settings.heartbeatInterval().toNanos();
        for (VoiceSocket socket : List.copyOf(sockets)) {
            if (socket.silentNanos(now) > patience) {
                report("voice.heartbeat", 0, "no heartbeat for two intervals");
                socket.close(VoiceClose.TIMEOUT);
            }
        }
    }

    Optional<VoiceConnection> connection(long guild) {
        return Optional.ofNullable(byGuild.get(guild));
    }

    Optional<VoiceConnection> withSsrc(int ssrc) {
        return Optional.ofNullable(bySsrc.get(ssrc));
    }

    GuildEar ear(long guild) {
        return ears.computeIfAbsent(guild, id -> new GuildEar(decoding, clock));
    }

    Collection<Long> guildsHeard() {
        return List.copyOf(ears.keySet());
    }

    void report(String rule, long guild, String detail) {
        settings.violations().accept(new VoiceViolation(clock.instant(), rule, guild, detail));
    }

    /// Compared in constant time, as a server does with a secret.
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
