package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.NodeOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a node is asked at its address.
final class NodeAddressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// A record of TLS that is a handshake.
    private static final int HANDSHAKE = 22;

    /// A listener's words are one parameter, whatever an address means by them.
    @Test
    void what_is_searched_for_is_one_parameter_and_leads_nowhere_else() {
        String words = "ytsearch:a&identifier=b#c/../../v4/info?d=%2e%2e \r\nHost: inside ü";
        try (var scripted = new ScriptedNode();
                var client = new LavalinkClient(4_711)) {
            scripted.answer = "{\"loadType\":\"empty\",\"data\":null}";
            var node =
                    client.addNode(
                            new NodeOptions.Builder()
                                    .setName("near")
                                    .setServerUri(scripted.uri())
                                    .setPassword("a-node's-password")
                                    .build());
            await().until(node::getAvailable);
            node.loadItem(words).block(PATIENCE);

            assertThat(scripted.requests)
                    .singleElement()
                    .asString()
                    .startsWith("GET /v4/loadtracks ");
            assertThat(scripted.queries).containsExactly(Map.of("identifier", List.of(words)));
        }
    }

    @Test
    void a_socket_to_https_begins_with_tls_and_not_with_the_password() throws IOException {
        try (var node = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new LavalinkClient(4_711)) {
            node.setSoTimeout(20_000);
            client.addNode(
                    new NodeOptions.Builder()
                            .setName("far")
                            .setServerUri(URI.create("https://127.0.0.1:" + node.getLocalPort()))
                            .setPassword("a-node's-password")
                            .build());
            assertThat(firstSaid(node)).isEqualTo(HANDSHAKE);
        }
    }

    /// A connection that says nothing was given up by a client that had to wait for the processor;
    /// it comes again.
    private static int firstSaid(ServerSocket node) throws IOException {
        while (true) {
            try (Socket socket = node.accept()) {
                int first = socket.getInputStream().read();
                if (first >= 0) return first;
            }
        }
    }
}
