package dev.tonearm.standin.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Sends a request byte for byte: what a client library would put right, stays wrong.
public final class Wire {
    private static final int PATIENCE_MS = 10_000;

    private Wire() {}

    /// The status that a request is answered with.
    ///
    /// @param head its lines; `%d` is the port
    public static int status(InetSocketAddress server, String head, String body) {
        String request =
                head.strip().replace("\n", "\r\n").replace("%d", String.valueOf(server.getPort()))
                        + (head.contains("Upgrade")
                                ? "\r\nConnection: Upgrade\r\n"
                                : "\r\nConnection: close\r\n")
                        + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n")
                        + "\r\n"
                        + body;
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(server);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int status(int port, String head, String body) {
        return status(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), head, body);
    }
}
