package dev.tonearm.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's session: its players, its websocket, and what it misses while it is away.
///
/// Like Lavalink, a session that may be resumed keeps every event (without bound) while its client
/// is away and drops position reports.
final class NodeSession {

    private static final Logger LOG = LoggerFactory.getLogger(NodeSession.class);

    private final String id;
    private final long userId;
    private final NodeParts parts;
    private final Map<Long, Player> players = new ConcurrentHashMap<>();
    private final Queue<String> missed = new ArrayDeque<>();
    private Session socket;
    private boolean away;
    private boolean resuming;
    private Duration timeout = Duration.ofSeconds(60);

    NodeSession(String id, long userId, NodeParts parts, Session socket) {
        this.id = id;
        this.userId = userId;
        this.parts = parts;
        this.socket = socket;
    }

    String id() {
        return id;
    }

    long userId() {
        return userId;
    }

    /// The player of a guild; made on first use.
    Player player(long guild) {
        return players.computeIfAbsent(guild, id -> new Player(id, this, parts));
    }

    Optional<Player> existing(long guild) {
        return Optional.ofNullable(players.get(guild));
    }

    Collection<Player> players() {
        return players.values();
    }

    void remove(long guild) {
        Optional.ofNullable(players.remove(guild)).ifPresent(Player::destroy);
    }

    synchronized void configure(Optional<Boolean> newResuming, Optional<Duration> newTimeout) {
        resuming = newResuming.orElse(resuming);
        timeout = newTimeout.orElse(timeout);
    }

    synchronized boolean isResuming() {
        return resuming;
    }

    synchronized Duration timeout() {
        return timeout;
    }

    /// Sends a message now, or keeps it until the client is back.
    synchronized void send(ObjectNode message) {
        if (away) {
            missed.add(message.toString());
        } else {
            transmit(message.toString());
        }
    }

    /// Sends a message that is worth nothing later.
    synchronized void sendUnlessAway(ObjectNode message) {
        if (!away) {
            transmit(message.toString());
        }
    }

    synchronized void sendReady(boolean resumed) {
        transmit(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("op", "ready")
                        .put("resumed", resumed)
                        .put("sessionId", id)
                        .toString());
    }

    private void transmit(String text) {
        if (socket.isOpen()) {
            socket.sendText(
                    text,
                    Callback.from(
                            () -> {},
                            failure -> LOG.debug("a message to session {} was lost", id, failure)));
        }
    }

    synchronized boolean isOn(Session candidate) {
        return socket.equals(candidate);
    }

    synchronized void leave() {
        away = true;
    }

    /// Goes on with a new websocket: ready, what was missed in order, then where the players are.
    void comeBack(Session replacement) {
        synchronized (this) {
            socket = replacement;
            away = false;
            sendReady(true);
            missed.forEach(this::transmit);
            missed.clear();
        }
        players.values().forEach(Player::sendUpdate);
    }

    void shutdown() {
        List<Long> guilds = new ArrayList<>(players.keySet());
        guilds.forEach(this::remove);
    }
}
