package dev.tonearm.worker.audio;

import dev.arbjerg.lavalink.client.LavalinkNode;
import java.time.Duration;
import java.time.Instant;

/// Reconnects a library node that would not, or not soon.
///
/// Defects of lavalink-client 3.2.0: after a close frame from the node it believes its socket open
/// for ever, after one with code 1000 it has given up on purpose; its pause between attempts grows
/// without bound; and a connection that died without a word is never noticed, since it sends no
/// pings. A node that plays sends an update every 5 s and any node its statistics every minute.
final class LostSockets {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final LavalinkNode node;
    private Instant lastHeard;
    private Instant lastAttempt;

    LostSockets(LavalinkNode node, Instant now) {
        this.node = node;
        this.lastHeard = now;
        this.lastAttempt = now;
    }

    synchronized void heard(Instant now) {
        lastHeard = now;
    }

    /// Looks after the socket; to be called every second or so.
    synchronized void check(Instant now) {
        boolean dead =
                node.getAvailable() && Duration.between(lastHeard, now).compareTo(SILENCE) > 0;
        if (node.getAvailable() && !dead) {
            lastAttempt = now;
            return;
        }
        if (Duration.between(lastAttempt, now).compareTo(PATIENCE) < 0) return;
        lastAttempt = now;
        lastHeard = now;
        node.getWs().attemptReconnect();
    }
}
