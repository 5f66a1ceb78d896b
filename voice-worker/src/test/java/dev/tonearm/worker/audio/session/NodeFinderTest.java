package dev.tonearm.worker.audio.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.NodeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeFinderTest {
    @TempDir Path folder;

    @Test
    void a_file_is_read_again_and_a_wrong_one_changes_nothing() throws IOException {
        Path file = folder.resolve("nodes");
        NodeFinder finder = new NodeFinder(new NodeSource.Lines(file), InetAddress::getAllByName);
        assertThat(finder.look()).isEmpty();
        Files.writeString(file, "a http://one.example:1\n");
        assertThat(finder.look()).extracting(NodeAddress::name).containsExactly("a");
        Files.writeString(file, "a http://one.example:1\nb http://two.example:1 draining\n");
        List<NodeAddress> both = finder.look();
        assertThat(both).extracting(NodeAddress::name).containsExactly("a", "b");
        for (String wrong : List.of("", "b two.example", "a http://x\na http://y")) {
            Files.writeString(file, wrong);
            assertThat(finder.look()).isEqualTo(both);
        }
        Files.delete(file);
        assertThat(finder.look()).isEqualTo(both);
    }

    @Test
    void a_name_has_the_nodes_of_its_addresses_and_keeps_them_while_it_cannot_be_asked() {
        AtomicReference<List<String>> service = new AtomicReference<>(List.of());
        NodeFinder finder =
                new NodeFinder(
                        new NodeSource.Names("nodes.example", 2333),
                        host -> addresses(host, service.get()));
        assertThat(finder.look()).isEmpty();
        service.set(List.of("10.0.0.2", "10.0.0.1", "fd00::1"));
        assertThat(finder.look())
                .containsExactly(
                        new NodeAddress("10.0.0.1", URI.create("http://10.0.0.1:2333")),
                        new NodeAddress("10.0.0.2", URI.create("http://10.0.0.2:2333")),
                        new NodeAddress(
                                "[fd00:0:0:0:0:0:0:1]",
                                URI.create("http://[fd00:0:0:0:0:0:0:1]:2333")));
        service.set(List.of("10.0.0.2"));
        assertThat(finder.look()).extracting(NodeAddress::name).containsExactly("10.0.0.2");
        service.set(List.of());
        assertThat(finder.look()).extracting(NodeAddress::name).containsExactly("10.0.0.2");
    }

    private static InetAddress[] addresses(String host, List<String> literals)
            throws UnknownHostException {
        if (literals.isEmpty()) throw new UnknownHostException(host);
        InetAddress[] addresses = new InetAddress[literals.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.ofLiteral(literals.get(i));
        }
        return addresses;
    }
}
