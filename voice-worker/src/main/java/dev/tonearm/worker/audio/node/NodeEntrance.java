package dev.tonearm.worker.audio.node;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a node lets us in, and what operators are told about it: once for each thing that is
/// wrong, not at every attempt.
public final class NodeEntrance {
    private static final Logger log = LoggerFactory.getLogger(NodeEntrance.class);

    private final String node;
    private volatile State state = State.OPEN;

    /// What is known of it.
    private enum State {
        OPEN,
        UNREACHABLE,
        WRONG_PASSWORD,
        NO_LAVALINK,
        /// It would let us in, and does not greet.
        SILENT;

        boolean refuses() {
            return this == WRONG_PASSWORD || this == NO_LAVALINK || this == SILENT;
        }
    }

    public NodeEntrance(String node) {
        this.node = node;
    }

    public boolean refuses() {
        return state.refuses();
    }

    public void open() {
        if (becomes(State.OPEN)) log.info("node {}: it lets us in", node);
    }

    public void unreachable() {
        if (becomes(State.UNREACHABLE)) log.warn("node {}: it cannot be reached", node);
    }

    /// The websocket did not come about.
    ///
    /// @param asked what the node says to a request with the same password
    public void refused(NodeAnswer<?> asked) {
        switch (asked) {
            case NodeAnswer.Refused<?>(int status, var _) when status == 401 || status == 403 -> {
                if (becomes(State.WRONG_PASSWORD)) {
                    log.error(
                            "node {}: it refuses our password (status {}): TONEARM_LAVALINK_PASSWORD"
                                    + " has to be its lavalink.server.password",
                            node,
                            status);
                }
            }
            case NodeAnswer.Refused<?>(int status, var _) -> {
                if (becomes(State.NO_LAVALINK)) {
                    log.error("node {}: it is no Lavalink 4 (status {} to /v4/info)", node, status);
                }
            }
            case NodeAnswer.Taken<?> _ -> {
                if (becomes(State.SILENT)) {
                    log.error("node {}: it answers requests and opens no websocket", node);
                }
            }
            case NodeAnswer.Unreachable<?> _ -> unreachable();
        }
    }

    /// Whether that is news.
    private synchronized boolean becomes(State now) {
        if (state == now) return false;
        state = now;
        return true;
    }
}
