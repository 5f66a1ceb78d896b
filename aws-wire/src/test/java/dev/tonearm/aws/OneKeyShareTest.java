package dev.tonearm.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a connection offers with its first words, to a service that refuses whatever it is.
final class OneKeyShareTest {
    private static final int SUPPORTED_GROUPS = 10;
    private static final int KEY_SHARE = 51;
    private static final int X25519 = 29;
    private static final int P256 = 23;
    private static final char[] PASSWORD = "password".toCharArray();
    private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final BlockingQueue<ByteBuffer> hellos = new LinkedBlockingQueue<>();
    private final Connection connection =
            Connection.of(
                    "dynamodb",
                    Map.of(
                            "AWS_REGION", "eu-west-1",
                            "AWS_ENDPOINT_URL", "https://127.0.0.1:" + server.getLocalPort(),
                            "AWS_ACCESS_KEY_ID", "key",
                            "AWS_SECRET_ACCESS_KEY", "secret"));

    OneKeyShareTest() throws IOException {
        Thread.ofVirtual().start(this::refuse);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void the_first_words_have_the_key_of_one_exchange() throws Exception {
        refused();

        ByteBuffer hello = hello();
        assertThat(groups(extension(hello, SUPPORTED_GROUPS))).containsExactly(X25519);
        assertThat(shares(extension(hello, KEY_SHARE))).containsExactly(X25519);
    }

    @Test
    void whoever_refuses_is_offered_all_from_then_on() throws Exception {
        refused();
        hello();
        refused();

        ByteBuffer hello = hello();
        assertThat(groups(extension(hello, SUPPORTED_GROUPS))).contains(X25519, P256);
        assertThat(shares(extension(hello, KEY_SHARE))).contains(X25519, P256);
    }

    /// A certificate of a machine that is trusted, and is not the one that was asked for.
    @Test
    void whoever_is_somebody_else_is_not_spoken_to() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var file = getClass().getResourceAsStream("somebody-else.p12")) {
            store.load(file, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("a", store.getCertificate("somebody-else"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (ServerSocket other =
                context.getServerSocketFactory()
                        .createServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(other));
            int port = other.getLocalPort();
            assertThatThrownBy(() -> speak(context, "127.0.0.1", port))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("subject alternative");
            speak(context, "somebody-else.example", port);
        }
    }

    private static void speak(SSLContext context, String name, int port) throws IOException {
        Socket below = HttpSocket.connected("127.0.0.1", port, 5_000);
        OneKeyShare.over(context.getSocketFactory(), below, name, port, true).close();
        assertThat(below.isClosed()).isTrue();
    }

    private static void greet(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read();
            } catch (IOException _) {
                // Closed, as the loop then sees; or that one client left.
            }
        }
    }

    private void refused() {
        assertThatThrownBy(() -> connection.post("x", new byte[0], Duration.ofSeconds(5)))
                .isInstanceOf(SSLHandshakeException.class);
    }

    private void refuse() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                var in = new DataInputStream(client.getInputStream());
                in.skipNBytes(3);
                hellos.add(ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort())));
                client.getOutputStream().write(HANDSHAKE_FAILURE);
            } catch (IOException _) {
                // Closed, as the loop then sees.
            }
        }
    }

    private ByteBuffer hello() throws InterruptedException {
        @Nullable ByteBuffer hello = hellos.poll(60, TimeUnit.SECONDS);
        assertThat(hello).isNotNull();
        return hello;
    }

    /// RFC 8446, 4.1.2: type and length, version, random, session, ciphers, compression,
    /// extensions.
    private static ByteBuffer extension(ByteBuffer hello, int type) {
        ByteBuffer in = hello.duplicate();
        in.position(4 + 2 + 32);
        skip(in, in.get() & 0xff);
        skip(in, in.getShort() & 0xffff);
        skip(in, in.get() & 0xff);
        in.getShort();
        while (in.hasRemaining()) {
            int found = in.getShort() & 0xffff;
            int length = in.getShort() & 0xffff;
            if (found == type) return in.slice(in.position(), length);
            skip(in, length);
        }
        throw new AssertionError("no extension " + type);
    }

    private static List<Integer> groups(ByteBuffer in) {
        in.getShort();
        List<Integer> groups = new ArrayList<>();
        while (in.hasRemaining()) groups.add(in.getShort() & 0xffff);
        return groups;
    }

    private static List<Integer> shares(ByteBuffer in) {
        in.getShort();
        List<Integer> groups = new ArrayList<>();
        while (in.hasRemaining()) {
            groups.add(in.getShort() & 0xffff);
            skip(in, in.getShort() & 0xffff);
        }
        return groups;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
