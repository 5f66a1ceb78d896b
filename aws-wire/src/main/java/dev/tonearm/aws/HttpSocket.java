package dev.tonearm.aws;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// HTTP/1.1 on one socket: a request, its answer, and the next, for as long as the other side keeps
/// it open.
///
/// A socket and no client of HTTP, because every one that the JDK has loads for longer than a
/// listener waits for a warm answer (docs/adr/0018).
public final class HttpSocket implements AutoCloseable {
    /// What Lambda takes and gives at most is 6 MB, and 20 MB where an answer is streamed; DynamoDB
    /// gives 16.
    private static final int LARGEST_BODY = 32 << 20;

    private static final int LARGEST_HEAD = 64 << 10;

    private final Socket socket;
    private final InputStream in;
    private int headLeft;
    private boolean timed;
    private long end;
    private boolean open = true;

    /// @param socket that is connected
    HttpSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
    }

    /// Connects, and waits for answers for as long as the other side does.
    public static HttpSocket to(String host, int port) throws IOException {
        return new HttpSocket(connected(host, port, 0));
    }

    /// A socket that waits so many milliseconds for each thing; 0 is for ever.
    static Socket connected(String host, int port, int millis) throws IOException {
        // Whether there is a proxy is asked of classes that load for longer than this takes.
        var socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// What came back; the names of its headers in lower case.
    public static final class Reply {
        public final int status;
        public final byte[] body;
        private final Map<String, String> headers;

        private Reply(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /// Empty if it is not there.
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Whether another request may follow.
    public boolean isOpen() {
        return open;
    }

    /// Sends a request and waits for its answer. After an exception it is of no more use.
    ///
    /// @param head whole, with the empty line
    public Reply exchange(StringBuilder head, byte[] body) throws IOException {
        byte[] begin = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[begin.length + body.length];
        System.arraycopy(begin, 0, request, 0, begin.length);
        System.arraycopy(body, 0, request, begin.length, body.length);
        socket.getOutputStream().write(request);
        return read();
    }

    /// The same for somebody whose patience ends.
    ///
    /// @param nanos of [System#nanoTime()]
    Reply exchange(StringBuilder head, byte[] body, long nanos) throws IOException {
        timed = true;
        end = nanos;
        hurry();
        return exchange(head, body);
    }

    /// A timeout of a socket begins anew with every byte.
    private void hurry() throws IOException {
        if (!timed) return;
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) throw new SocketTimeoutException("too slow");
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    }

    private Reply read() throws IOException {
        headLeft = LARGEST_HEAD;
        int status = status(line());
        while (status == 100) { // "go on", to a body that has gone already
            while (!line().isEmpty()) {}
            status = status(line());
        }
        Map<String, String> headers = headers();
        byte[] body = body(status, headers);
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) close();
        return new Reply(status, headers, body);
    }

    private static int status(String line) throws IOException {
        // HTTP/1.1 200 OK
        if (!line.startsWith("HTTP/1.") || line.length() < 12) throw new IOException("not HTTP/1");
        return number(line.substring(9, 12), 10);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) throw new IOException("a header without a name");
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.get("content-length");
        if (length != null) return exactly(number(length, 10));
        if (status == 204 || status == 304) return new byte[0];
        throw new IOException("a body of no length");
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        while (true) {
            headLeft = LARGEST_HEAD;
            String line = line();
            int semicolon = line.indexOf(';');
            int size = number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
            if (size == 0) break;
            if (whole.size() + size > LARGEST_BODY) throw new IOException("a body too large");
            whole.writeBytes(exactly(size));
            if (!line().isEmpty()) throw new IOException("a chunk of another length");
        }
        while (!line().isEmpty()) {} // what may follow the last chunk
        return whole.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        if (length > LARGEST_BODY) throw new IOException("a body too large");
        byte[] bytes = new byte[length];
        int had = 0;
        while (had < length) {
            hurry();
            int n = in.read(bytes, had, length - had);
            if (n < 0) break;
            had += n;
        }
        if (had < length) throw new EOFException("the connection ended in a body");
        return bytes;
    }

    private String line() throws IOException {
        hurry();
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the connection ended");
            if (--headLeft < 0) throw new IOException("headers too large");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            int number = Integer.parseInt(digits, radix);
            if (number >= 0) return number;
        } catch (NumberFormatException _) {
            // as below
        }
        throw new IOException("no number where HTTP has one");
    }

    @Override
    public void close() {
        open = false;
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }
}
