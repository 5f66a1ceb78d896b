package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {
    @Test
    void a_socket_on_every_address_is_seen_as_that() throws IOException {
        try (var tcp = new ServerSocket(0);
                var udp = new DatagramSocket()) {
            assertThat(mine())
                    .filteredOn(socket -> socket.port() == tcp.getLocalPort())
                    .singleElement()
                    .satisfies(socket -> assertThat(socket.address().isAnyLocalAddress()).isTrue());
            assertThat(mine())
                    .filteredOn(socket -> socket.protocol().startsWith("udp"))
                    .filteredOn(socket -> socket.port() == udp.getLocalPort())
                    .singleElement()
                    .satisfies(socket -> assertThat(socket.address().isAnyLocalAddress()).isTrue());
        }
    }

    @Test
    void a_socket_on_loopback_is_seen_as_that() throws IOException {
        try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(mine())
                    .filteredOn(socket -> socket.port() == tcp.getLocalPort())
                    .singleElement()
                    .satisfies(socket -> assertThat(socket.address().isLoopbackAddress()).isTrue());
        }
    }

    private static List<OpenSockets.Listening> mine() {
        return OpenSockets.of(ProcessHandle.current().pid());
    }
}
