package dev.tonearm.function.runtime;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Lambda's Runtime API on a socket, byte for byte as the test writes it. When nothing is left to
/// answer it goes away.
final class ScriptedRuntimeApi implements AutoCloseable {
    private static final String BREAK = "";

    private final ServerSocket listener;
    private final Queue<String> replies = new ConcurrentLinkedQueue<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> heads = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    ScriptedRuntimeApi() throws IOException {
        listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    ScriptedRuntimeApi event(String id, String body) {
        return raw(
                "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: %s\r\nLambda-Runtime-Trace-Id: Root=1-2\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(id, body.length(), body));
    }

    ScriptedRuntimeApi status(int status) {
        return raw("HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\n{}");
    }

    ScriptedRuntimeApi accepted() {
        return status(202);
    }

    ScriptedRuntimeApi raw(String reply) {
        replies.add(reply);
        return this;
    }

    /// Takes the next request and ends the connection without an answer.
    ScriptedRuntimeApi breaks() {
        return raw(BREAK);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                if (replies.isEmpty()) return;
                connections.incrementAndGet();
                answer(socket);
            } catch (IOException _) {
                // The next connection is another.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        while (true) {
            take(in);
            String reply = replies.poll();
            if (reply == null || reply.equals(BREAK)) {
                if (replies.isEmpty()) listener.close();
                return;
            }
            socket.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void take(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) head.add(line);
        int length =
                head.stream()
                        .filter(line -> line.startsWith("Content-Length: "))
                        .mapToInt(line -> Integer.parseInt(line.substring(16)))
                        .findFirst()
                        .orElse(0);
        bodies.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        heads.add(String.join("\n", head));
        asked.add(head.getFirst().replace("/2018-06-01/runtime/", "").replace(" HTTP/1.1", ""));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException();
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
