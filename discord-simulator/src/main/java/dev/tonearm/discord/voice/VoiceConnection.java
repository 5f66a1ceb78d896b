package dev.tonearm.discord.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.standin.rtp.EncryptionMode;
import dev.tonearm.standin.rtp.PacketCipher;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A bot that was let into a guild's voice: what IDENTIFY made and what RESUME finds again.
///
/// The gateway's threads and the media thread both use it; its lock guards all of it.
final class VoiceConnection {

    /// A faulty sender would repeat itself fifty times a second.
    private static final int REPORTS_PER_RULE = 5;

    /// What was sent with a sequence number and not yet acknowledged, kept for RESUME.
    private static final int OUTBOX = 100;

    /// UDP is faster than TLS: so many may overtake the opcode 5 that announces them.
    private static final int OVERTAKING_PACKETS = 10;

    /// A second: what a sender has queued still leaves after the opcode 5 that ends its speaking.
    /// Lavalink queues 400 ms by default, and silence frames follow.
    private static final int QUEUED_PACKETS = 50;

    record Session(EncryptionMode mode, PacketCipher cipher) {}

    private record Numbered(int sequence, String text) {}

    private final VoiceGrant grant;
    private final int ssrc;
    private final GuildEar ear;
    private final PacketCheck check = new PacketCheck();
    private final Map<String, Integer> reports = new HashMap<>();
    private final Deque<Numbered> outbox = new ArrayDeque<>();
    private Optional<VoiceSocket> socket;
    private Optional<Session> session = Optional.empty();
    private Optional<InetAddress> host = Optional.empty();
    private int sequence;
    private int resumes;
    private boolean speaking;
    private boolean hasSpoken;
    private int packetsUnspoken;

    VoiceConnection(VoiceGrant grant, int ssrc, GuildEar ear, VoiceSocket socket) {
        this.grant = grant;
        this.ssrc = ssrc;
        this.ear = ear;
        this.socket = Optional.of(socket);
    }

    VoiceGrant grant() {
        return grant;
    }

    int ssrc() {
        return ssrc;
    }

    GuildEar ear() {
        return ear;
    }

    /// Used by the media thread only.
    PacketCheck check() {
        return check;
    }

    synchronized void discovered(InetAddress from) {
        host = Optional.of(from);
    }

    /// Whether this is the host that asked for its address, by whatever port.
    synchronized boolean isAt(Optional<InetAddress> candidate) {
        return candidate.isPresent() && candidate.equals(host);
    }

    synchronized void described(Session description) {
        session = Optional.of(description);
    }

    synchronized Optional<Session> session() {
        return session;
    }

    synchronized void speaking(boolean now) {
        speaking = now;
        hasSpoken |= now;
    }

    synchronized boolean isSpeaking() {
        return speaking;
    }

    /// Whether packets have kept coming that no opcode 5 announced, or long after the one that
    /// ended the speaking.
    synchronized boolean isMumbling() {
        packetsUnspoken = speaking ? 0 : packetsUnspoken + 1;
        return packetsUnspoken > (hasSpoken ? QUEUED_PACKETS : OVERTAKING_PACKETS);
    }

    synchronized boolean isConnected() {
        return socket.isPresent();
    }

    synchronized int resumes() {
        return resumes;
    }

    synchronized Optional<VoiceSocket> socket() {
        return socket;
    }

    /// Forgets a socket that is gone; false if another has taken its place already.
    synchronized boolean lost(VoiceSocket gone) {
        boolean was = socket.filter(gone::equals).isPresent();
        socket = socket.filter(current -> !current.equals(gone));
        return was;
    }

    /// Goes on with a new socket and sends what the client says it has not seen.
    synchronized void resumed(VoiceSocket replacement, int acknowledged, String resumedMessage) {
        socket = Optional.of(replacement);
        resumes++;
        for (Numbered message : outbox) {
            if (message.sequence() > acknowledged) {
                replacement.send(message.text());
            }
        }
        replacement.send(resumedMessage);
    }

    /// Sends a message with the next sequence number.
    synchronized void sendNumbered(ObjectNode message) {
        sequence++;
        message.put("seq", sequence);
        String text = message.toString();
        outbox.addLast(new Numbered(sequence, text));
        if (outbox.size() > OUTBOX) {
            outbox.removeFirst();
        }
        socket.ifPresent(open -> open.send(text));
    }

    synchronized int lastSequence() {
        return sequence;
    }

    /// Whether this rule has not been reported often enough yet.
    synchronized boolean mayReport(String rule) {
        return reports.merge(rule, 1, Integer::sum) <= REPORTS_PER_RULE;
    }
}
