package dev.tonearm.worker.audio;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// Where audio nodes are found, what they may carry, and how long they are waited for.
///
/// @param source says which there are
/// @param password of every node: a secret, left out of [#toString()]
/// @param requestTimeout bounds every request to a node except a load
/// @param loadTimeout bounds the loading of tracks, for which a node asks places of its own
/// @param resumeTimeout how long a node plays on while no worker is connected
/// @param moveAfter how long a node that does not answer is waited for before its guilds go to
///   another one; one whose address refuses connections is not waited for
/// @param playersPerNode a node with so many players gets no new one
public record AudioSettings(
        NodeSource source,
        String password,
        Duration requestTimeout,
        Duration loadTimeout,
        Duration resumeTimeout,
        Duration moveAfter,
        int playersPerNode) {
    /// What a small machine decodes and sends without losing frames.
    public static final int PLAYERS_PER_NODE = 500;

    public AudioSettings {
        if (playersPerNode < 1) {
            throw new IllegalArgumentException("a node must be allowed at least one player");
        }
    }

    /// Takes nodes from `TONEARM_LAVALINK_NODES` and the usual bounds.
    public static AudioSettings of(String nodes, String password) {
        return of(nodes, "", password, PLAYERS_PER_NODE);
    }

    /// Reads `TONEARM_LAVALINK_NODES` or takes the file `TONEARM_LAVALINK_NODES_FILE`, exactly one
    /// of them, and takes the usual times.
    ///
    /// A node plays on for five minutes without a worker: longer than any restart, and short enough
    /// that a fleet that is gone for good falls silent.
    public static AudioSettings of(String nodes, String file, String password, int playersPerNode) {
        if (!nodes.isEmpty() && !file.isEmpty()) {
            throw new IllegalArgumentException(
                    "TONEARM_LAVALINK_NODES and TONEARM_LAVALINK_NODES_FILE are both set; one says"
                            + " which nodes there are");
        }
        return new AudioSettings(
                file.isEmpty() ? NodeSource.parse(nodes) : new NodeSource.Lines(Path.of(file)),
                password,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                Duration.ofMillis(1_500),
                playersPerNode);
    }

    @Override
    public String toString() {
        return "AudioSettings[" + source + "]";
    }

    /// A node's name, which sessions are remembered by, and its address.
    ///
    /// @param regions how endpoints of voice servers near it begin; empty if it is anywhere
    /// @param draining it keeps no players
    public record NodeAddress(String name, URI uri, Set<String> regions, boolean draining) {
        public NodeAddress {
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (name.isBlank() || !http || uri.getHost() == null) {
                throw new IllegalArgumentException(
                        "an audio node needs a name and an http(s) address, not " + uri);
            }
            if (uri.getPort() == -1) {
                int port = "https".equals(uri.getScheme()) ? 443 : 80;
                uri = URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + port);
            }
            regions = Set.copyOf(regions);
        }

        public NodeAddress(String name, URI uri) {
            this(name, uri, Set.of(), false);
        }
    }
}
