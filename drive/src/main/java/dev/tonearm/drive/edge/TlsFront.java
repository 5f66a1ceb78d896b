package dev.tonearm.drive.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/// TLS on a loopback port of its own before a service that speaks plain HTTP.
final class TlsFront implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final ServerSocket listener;
    private final int service;

    private TlsFront(ServerSocket listener, int service) {
        this.listener = listener;
        this.service = service;
    }

    static TlsFront before(URI service, SSLContext context) {
        try {
            var listener =
                    context.getServerSocketFactory()
                            .createServerSocket(0, 64, InetAddress.getLoopbackAddress());
            var front = new TlsFront(listener, service.getPort());
            Thread.ofVirtual().name("tls-front").start(front::accept);
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port for TLS", e);
        }
    }

    URI endpoint() {
        return URI.create("https://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> relay(client));
            } catch (IOException _) {
                // Closed, as the loop then sees; or that one client left.
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                var behind = new Socket(InetAddress.getLoopbackAddress(), service)) {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            byte[] begun = first(client.getInputStream());
            behind.getOutputStream().write(begun);
            Thread back =
                    Thread.ofVirtual()
                            .start(() -> {
                                pump(behind, client);
                                close(client);
                            });
            pump(client, behind);
            close(behind);
            back.join();
        } catch (IOException _) {
            // Whoever is left sees the end of its connection.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What comes first, with the host that the service knows itself by: it lets nobody in who asks
    /// for another.
    private byte[] first(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int n = in.read(chunk);
        if (n < 0) throw new IOException("no request");
        return new String(chunk, 0, n, StandardCharsets.ISO_8859_1)
                .replace("127.0.0.1:" + listener.getLocalPort(), "127.0.0.1:" + service)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) out.write(chunk, 0, n);
        } catch (IOException _) {
            // The other direction ends with it.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }
}
