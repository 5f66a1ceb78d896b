package dev.tonearm.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions of a node, as Lavalink keeps them: open ones, and those whose client may come back.
///
/// A session can be resumed only after its old websocket was seen to close; a client that comes
/// earlier silently gets a new session. While a session waits, the REST API does not know it.
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 16;

    private final NodeParts parts;
    private final Stats stats;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, NodeSession> open = new ConcurrentHashMap<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> reports = new ConcurrentHashMap<>();

    private record Waiting(NodeSession session, Future<?> timeout) {}

    Sessions(NodeParts parts) {
        this.parts = parts;
        this.stats = new Stats(this);
    }

    NodeSession find(String id) {
        return Optional.ofNullable(open.get(id))
                .orElseThrow(() -> ProtocolError.notFound("Session not found"));
    }

    Collection<NodeSession> open() {
        return open.values();
    }

    Stats stats() {
        return stats;
    }

    /// Whether a client that asks for this session would get it.
    boolean canResume(String id) {
        return waiting.containsKey(id);
    }

    void connected(Session socket, long userId, Optional<String> wanted) {
        Optional<NodeSession> resumed = wanted.flatMap(this::takeWaiting);
        if (resumed.isPresent()) {
            NodeSession session = resumed.get();
            open.put(session.id(), session);
            session.comeBack(socket);
            LOG.info("session {} is resumed", session.id());
            return;
        }
        NodeSession session = new NodeSession(newId(), userId, parts, socket);
        open.put(session.id(), session);
        session.sendReady(false);
        reports.put(
                session.id(),
                parts.timer().scheduleAtFixedRate(() -> report(session), 0, 1, TimeUnit.MINUTES));
        LOG.info("session {} begins", session.id());
    }

    private Optional<NodeSession> takeWaiting(String id) {
        return Optional.ofNullable(waiting.remove(id))
                .map(found -> {
                    found.timeout().cancel(false);
                    return found.session();
                });
    }

    void disconnected(Session socket) {
        for (NodeSession session : List.copyOf(open.values())) {
            if (session.isOn(socket)) {
                open.remove(session.id(), session);
                keepOrEnd(session);
            }
        }
    }

    private void keepOrEnd(NodeSession session) {
        if (!session.isResuming()) {
            end(session);
            return;
        }
        session.leave();
        // In one step, because a timeout of 0 may look for it at once.
        waiting.compute(session.id(), (_, _) -> new Waiting(session, timeout(session)));
        LOG.info("session {} waits {} for its client", session.id(), session.timeout());
    }

    private Future<?> timeout(NodeSession session) {
        return parts.timer()
                .schedule(
                        () -> timedOut(session),
                        session.timeout().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void timedOut(NodeSession session) {
        if (waiting.remove(session.id()) != null) {
            end(session);
        }
    }

    private void end(NodeSession session) {
        Optional.ofNullable(reports.remove(session.id())).ifPresent(report -> report.cancel(false));
        // Destroying players closes sockets and stops tracks: not on the thread that told of it.
        Thread.startVirtualThread(session::shutdown);
        LOG.info("session {} ends", session.id());
    }

    private void report(NodeSession session) {
        ObjectNode message = stats.json(Optional.of(session));
        session.sendUnlessAway(message.put("op", "stats"));
    }

    private String newId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    void close() {
        open.values().forEach(NodeSession::shutdown);
        waiting.values().forEach(left -> left.session().shutdown());
    }
}
