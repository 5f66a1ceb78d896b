package dev.tonearm.worker.audio;

import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where it is written which nodes there are.
public sealed interface NodeSource {
    /// A list that never changes.
    record Listed(List<NodeAddress> nodes) implements NodeSource {
        public Listed {
            nodes = List.copyOf(nodes);
            if (nodes.isEmpty()) throw new IllegalArgumentException("no audio node is configured");
            unique(nodes);
        }
    }

    /// A file with a node on each line, read again and again.
    record Lines(Path file) implements NodeSource {}

    /// All addresses of a name, such as a Kubernetes headless service, asked for again and again.
    record Names(String host, int port) implements NodeSource {}

    /// Reads `name=http://host:port` separated by commas, or `dns://host:port`.
    static NodeSource parse(String text) {
        if (text.startsWith("dns://")) return names(URI.create(text));
        List<NodeAddress> nodes = new ArrayList<>();
        for (String node : text.split(",", -1)) {
            int equals = node.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "TONEARM_LAVALINK_NODES must be name=http://host:port, separated by commas,"
                                + " or dns://host:port");
            }
            nodes.add(
                    new NodeAddress(
                            node.substring(0, equals).strip(),
                            URI.create(node.substring(equals + 1).strip())));
        }
        return new Listed(nodes);
    }

    private static NodeSource names(URI uri) {
        if (uri.getHost() == null || uri.getPort() == -1) {
            throw new IllegalArgumentException(
                    "TONEARM_LAVALINK_NODES must be dns://host:port with both");
        }
        // The JVM would keep addresses for 30 s. It reads this once, at the first lookup, which
        // nobody makes before the settings are read.
        Security.setProperty("networkaddress.cache.ttl", "2");
        Security.setProperty("networkaddress.cache.negative.ttl", "2");
        return new Names(uri.getHost(), uri.getPort());
    }

    /// Reads a file's lines: `name url [regions=a,b] [draining]`; `#` begins a comment.
    ///
    /// @throws IllegalArgumentException naming the line that cannot be meant
    static List<NodeAddress> parse(List<String> lines) {
        List<NodeAddress> nodes = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) continue;
            try {
                nodes.add(node(List.of(line.split("\\s+", -1))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        unique(nodes);
        return nodes;
    }

    private static NodeAddress node(List<String> words) {
        if (words.size() < 2) throw new IllegalArgumentException("a node is: name url");
        Set<String> regions = Set.of();
        boolean draining = false;
        for (String word : words.subList(2, words.size())) {
            if (word.equals("draining")) {
                draining = true;
            } else if (word.startsWith("regions=")) {
                String list = word.substring("regions=".length()).toLowerCase(Locale.ROOT);
                regions = Set.of(list.split(",", -1));
            } else {
                throw new IllegalArgumentException("no node is " + word);
            }
        }
        return new NodeAddress(words.get(0), URI.create(words.get(1)), regions, draining);
    }

    private static void unique(List<NodeAddress> nodes) {
        Set<String> names = new HashSet<>();
        for (NodeAddress node : nodes) {
            if (!names.add(node.name())) {
                throw new IllegalArgumentException("two audio nodes are called " + node.name());
            }
        }
    }
}
