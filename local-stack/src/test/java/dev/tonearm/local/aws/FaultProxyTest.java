package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultProxyTest {
    /// Below those that the system gives away: one that was just closed may be the next test's.
    private static final int NOBODYS = 1;

    private final FaultProxy proxy = FaultProxy.start();
    private ServerSocket echo;

    FaultProxyTest() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void an_echo_stands_behind_the_proxy() {
        proxy.forwardTo(new InetSocketAddress(echo.getInetAddress(), echo.getLocalPort()));
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void what_is_sent_comes_back() throws IOException {
        try (Socket client = connect()) {
            assertThat(roundTrip(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void an_end_of_the_request_still_lets_the_answer_through() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(new byte[] {1, 2, 3});
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_cut_breaks_open_connections_and_new_ones() throws IOException {
        try (Socket client = connect()) {
            roundTrip(client, 1);
            proxy.cut();
            assertThatThrownBy(() -> roundTrip(client, 2)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(
                        () -> {
                            try (Socket client = connect()) {
                                roundTrip(client, 3);
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    @Test
    void after_a_restore_the_same_port_serves_again() throws IOException {
        proxy.cut();
        proxy.restore();
        try (Socket client = connect()) {
            assertThat(roundTrip(client, 9)).isEqualTo(9);
        }
    }

    @Test
    void a_delay_holds_requests_back_until_it_is_lifted() throws IOException {
        proxy.delay(Duration.ofMinutes(5));
        try (Socket client = connect()) {
            client.getOutputStream().write(5);
            client.setSoTimeout(50);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            proxy.restore();
            client.setSoTimeout(5_000);
            assertThat(client.getInputStream().read()).isEqualTo(5);
        }
    }

    @Test
    void a_service_that_is_gone_ends_the_connection() throws IOException {
        proxy.forwardTo(new InetSocketAddress(echo.getInetAddress(), NOBODYS));
        try (Socket client = connect()) {
            client.setSoTimeout(5_000);
            assertThat(ends(client)).isTrue();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    /// In order or by a reset, whichever the client sees first.
    private static boolean ends(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    private static int roundTrip(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        int answer = client.getInputStream().read();
        if (answer < 0) throw new IOException("closed");
        return answer;
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket one = echo.accept();
                Thread.ofVirtual().start(() -> copyBack(one));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void copyBack(Socket one) {
        try (one) {
            one.getInputStream().transferTo(one.getOutputStream());
        } catch (IOException _) {
            // the client was cut off: that is what the tests do
        }
    }
}
