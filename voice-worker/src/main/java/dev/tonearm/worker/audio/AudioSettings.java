package dev.tonearm.worker.audio;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which audio nodes there are, and how long they are waited for.
///
/// @param nodes at least one
/// @param password of every node: a secret, left out of [#toString()]
/// @param requestTimeout bounds every request to a node except a load
/// @param loadTimeout bounds the loading of tracks, for which a node asks places of its own
/// @param resumeTimeout how long a node plays on while no worker is connected
/// @param moveAfter how long a node that does not answer is waited for before its guilds go to
///   another one; one whose address refuses connections is not waited for
public record AudioSettings(
        List<NodeAddress> nodes,
        String password,
        Duration requestTimeout,
        Duration loadTimeout,
        Duration resumeTimeout,
        Duration moveAfter) {
    public AudioSettings {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) throw new IllegalArgumentException("no audio node is configured");
        Set<String> names = new HashSet<>();
        for (NodeAddress node : nodes) {
            if (!names.add(node.name())) {
                throw new IllegalArgumentException("two audio nodes are called " + node.name());
            }
        }
    }

    /// Reads `TONEARM_LAVALINK_NODES`, `name=http://host:port` separated by commas, and takes the
    /// usual bounds.
    ///
    /// A node plays on for five minutes without a worker: longer than any restart, and short enough
    /// that a fleet that is gone for good falls silent.
    public static AudioSettings of(String nodes, String password) {
        List<NodeAddress> addresses = new ArrayList<>();
        for (String node : nodes.split(",", -1)) {
            int equals = node.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "TONEARM_LAVALINK_NODES must be name=http://host:port, separated by commas");
            }
            addresses.add(
                    new NodeAddress(
                            node.substring(0, equals).strip(),
                            URI.create(node.substring(equals + 1).strip())));
        }
        return new AudioSettings(
                addresses,
                password,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                Duration.ofMillis(1_500));
    }

    @Override
    public String toString() {
        return "AudioSettings" + nodes;
    }

    /// A node's name, which sessions are remembered by, and its address.
    public record NodeAddress(String name, URI uri) {
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
        }
    }
}
