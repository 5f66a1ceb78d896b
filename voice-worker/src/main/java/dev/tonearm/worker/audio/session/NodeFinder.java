package dev.tonearm.worker.audio.session;

import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.NodeSource;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks which nodes there are, and keeps to what it knew while that cannot be read.
final class NodeFinder {
    private static final Logger log = LoggerFactory.getLogger(NodeFinder.class);

    private final NodeSource source;
    private final Resolver resolver;
    private List<NodeAddress> known = List.of();
    private String trouble = "";

    /// All addresses of a host.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    NodeFinder(NodeSource source, Resolver resolver) {
        this.source = source;
        this.resolver = resolver;
    }

    /// The nodes now, or those of the last time that it could be said.
    synchronized List<NodeAddress> look() {
        try {
            List<NodeAddress> now = read();
            if (!now.equals(known)) log.info("audio nodes: {}", now);
            known = now;
            trouble = "";
        } catch (IOException | IllegalArgumentException e) {
            // Once, not every five seconds.
            if (!trouble.equals(e.toString())) {
                log.error("audio nodes stay as they were, {}: {}", known, e.toString());
            }
            trouble = e.toString();
        }
        return known;
    }

    synchronized List<NodeAddress> known() {
        return known;
    }

    private List<NodeAddress> read() throws IOException {
        return switch (source) {
            case NodeSource.Listed(var nodes) -> nodes;
            case NodeSource.Lines(var file) -> {
                List<NodeAddress> nodes = NodeSource.parse(Files.readAllLines(file));
                // An empty file is one that is being written; nobody means to play nowhere.
                if (nodes.isEmpty()) throw new IOException(file + " names no node");
                yield nodes;
            }
            case NodeSource.Names(var host, int port) ->
                    Arrays.stream(resolver.addresses(host))
                            .map(address -> node(address, port))
                            .sorted((one, other) -> one.name().compareTo(other.name()))
                            .toList();
        };
    }

    private static NodeAddress node(InetAddress address, int port) {
        String host = address.getHostAddress();
        if (address instanceof Inet6Address) host = "[" + host.replaceFirst("%.*", "") + "]";
        return new NodeAddress(host, URI.create("http://" + host + ":" + port));
    }
}
