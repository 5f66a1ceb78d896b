package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A developer has the stack running, and visits a web page that means harm.
class StrangersJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    @Test
    void nothing_of_the_stack_can_be_reached_from_another_machine() throws IOException {
        var pids = new ArrayList<Long>();
        stackFile().get("pids").forEach(pid -> pids.add(pid.asLong()));
        assertThat(pids).hasSizeGreaterThanOrEqualTo(4); // supervisor, worker, node, function

        for (long pid : pids) {
            assertThat(OpenSockets.of(pid))
                    .as("process %d", pid)
                    .allSatisfy(socket ->
                            assertThat(socket.address().isLoopbackAddress())
                                    .as("%s", socket)
                                    .isTrue());
        }
        assertThat(pids.stream().flatMap(pid -> OpenSockets.of(pid).stream()))
                .extracting(OpenSockets.Listening::port)
                .contains(STACK.page().getPort(), port("workerMetrics"), port("lavalink"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "sqs", "dynamodb", "lavalink"})
    void a_name_that_was_pointed_at_this_machine_opens_nothing(String service) throws IOException {
        assertThat(status(port(service), "POST / HTTP/1.1", "Host: rebound.example"))
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "sqs", "dynamodb", "lavalink"})
    void a_page_from_elsewhere_opens_nothing(String service) throws IOException {
        int port = port(service);
        assertThat(
                        status(
                                port,
                                "POST / HTTP/1.1",
                                "Host: 127.0.0.1:" + port,
                                "Origin: https://evil.example"))
                .isEqualTo(403);
    }

    @Test
    void a_page_from_elsewhere_kills_no_part() throws IOException {
        String before = STACK.control().get("parts").toString();
        int port = STACK.page().getPort();

        for (String action : List.of("kill", "pause", "restart")) {
            assertThat(
                            status(
                                    port,
                                    "POST /control/parts/worker/" + action + " HTTP/1.1",
                                    "Host: 127.0.0.1:" + port,
                                    "Origin: https://evil.example"))
                    .isEqualTo(403);
        }
        assertThat(STACK.control().get("parts")).hasToString(before);
    }

    @Test
    void a_form_controls_nothing() throws IOException {
        int port = STACK.page().getPort();
        assertThat(
                        status(
                                port,
                                "POST /control/gateway/close HTTP/1.1",
                                "Host: 127.0.0.1:" + port,
                                "Content-Type: text/plain",
                                "Content-Length: 2"))
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/control/voice/1/listen", "/gateway/?v=10&encoding=json"})
    void a_page_from_elsewhere_hears_nothing(String path) throws IOException {
        int port = STACK.page().getPort();
        String[] handshake = {
            "GET " + path + " HTTP/1.1",
            "Host: 127.0.0.1:" + port,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
        assertThat(status(port, and(handshake, "Origin: https://evil.example"))).isEqualTo(403);
        assertThat(status(port, and(handshake, "Origin: http://127.0.0.1:" + port))).isEqualTo(101);
        assertThat(status(port, handshake)).isEqualTo(101);
    }

    /// Or a few of them would keep it from telling anybody how it is.
    @Test
    void who_says_half_of_a_request_to_the_worker_is_not_waited_for() throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(30_000);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port("workerMetrics")));
            socket.getOutputStream()
                    .write("GET /prometheus HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).as("closed without an answer").isEqualTo(-1);
        }
    }

    private static String[] and(String[] head, String line) {
        String[] more = Arrays.copyOf(head, head.length + 1);
        more[head.length] = line;
        return more;
    }

    private static int port(String service) throws IOException {
        return URI.create(stackFile().get(service).asText()).getPort();
    }

    private static JsonNode stackFile() throws IOException {
        STACK.page(); // it runs
        return new ObjectMapper().readTree(StackExtension.FOLDER.resolve("stack.json").toFile());
    }

    private static int status(int port, String... head) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request = String.join("\r\n", head) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        }
    }
}
