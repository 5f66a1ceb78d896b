package dev.tonearm.function.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 to Lambda's Runtime API: one request at a time, on one connection for as long as that
/// lasts.
///
/// A socket and no client of HTTP, because every one that the JDK has loads for longer than a
/// listener waits for a warm answer.
final class RuntimeConnection implements AutoCloseable {
    /// What Lambda takes and gives at most is 6 MB, and 20 MB where an answer is streamed.
    private static final int LARGEST_BODY = 32 << 20;

    private static final int LARGEST_HEAD = 64 << 10;

    private final String authority;
    private final String host;
    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private int headLeft;

    /// @param authority host and port, as `AWS_LAMBDA_RUNTIME_API` has them
    RuntimeConnection(String authority) {
        int colon = authority.lastIndexOf(':');
        this.authority = authority;
        this.host = colon < 0 ? authority : authority.substring(0, colon);
        this.port = colon < 0 ? 80 : Integer.parseInt(authority.substring(colon + 1));
    }

    /// What came back; the names of its headers in lower case.
    static final class Reply {
        final int status;
        final byte[] body;
        private final Map<String, String> headers;

        private Reply(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Waits for as long as the other side does.
    Reply get(String path) throws IOException {
        return send(head("GET", path).append("\r\n"), new byte[0]);
    }

    /// @param headers whole lines, or empty
    Reply post(String path, String headers, byte[] body) throws IOException {
        var head =
                head("POST", path)
                        .append("Content-Type: application/json\r\nContent-Length: ")
                        .append(body.length)
                        .append("\r\n")
                        .append(headers)
                        .append("\r\n");
        return send(head, body);
    }

    private StringBuilder head(String method, String path) {
        return new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(authority)
                .append("\r\nUser-Agent: tonearm\r\n");
    }

    /// A connection that has broken is opened once more; the other side knows by the id of the
    /// invocation what it has had already.
    private Reply send(StringBuilder head, byte[] body) throws IOException {
        byte[] request = request(head, body);
        try {
            return exchange(request);
        } catch (IOException _) {
            close();
        }
        try {
            return exchange(request);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static byte[] request(StringBuilder head, byte[] body) {
        byte[] begin = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[begin.length + body.length];
        System.arraycopy(begin, 0, request, 0, begin.length);
        System.arraycopy(body, 0, request, begin.length, body.length);
        return request;
    }

    private Reply exchange(byte[] request) throws IOException {
        InputStream from = in;
        Socket to = socket;
        if (from == null || to == null) {
            to = new Socket(host, port);
            socket = to;
            to.setTcpNoDelay(true);
            from = new BufferedInputStream(to.getInputStream(), 16 << 10);
            in = from;
        }
        to.getOutputStream().write(request);
        return read(from);
    }

    private Reply read(InputStream from) throws IOException {
        headLeft = LARGEST_HEAD;
        int status = status(line(from));
        while (status == 100) { // "go on", to a body that has gone already
            while (!line(from).isEmpty()) {}
            status = status(line(from));
        }
        Map<String, String> headers = headers(from);
        byte[] body = body(from, status, headers);
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) close();
        return new Reply(status, headers, body);
    }

    private static int status(String line) throws IOException {
        // HTTP/1.1 200 OK
        if (!line.startsWith("HTTP/1.") || line.length() < 12) throw new IOException("not HTTP/1");
        return number(line.substring(9, 12), 10);
    }

    private Map<String, String> headers(InputStream from) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(from); !line.isEmpty(); line = line(from)) {
            int colon = line.indexOf(':');
            if (colon < 1) throw new IOException("a header without a name");
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(InputStream from, int status, Map<String, String> headers)
            throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(from);
        }
        String length = headers.get("content-length");
        if (length != null) return exactly(from, number(length, 10));
        if (status == 204 || status == 304) return new byte[0];
        throw new IOException("a body of no length");
    }

    private byte[] chunks(InputStream from) throws IOException {
        var whole = new ByteArrayOutputStream();
        while (true) {
            headLeft = LARGEST_HEAD;
            String line = line(from);
            int semicolon = line.indexOf(';');
            int size = number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
            if (size == 0) break;
            if (whole.size() + size > LARGEST_BODY) throw new IOException("a body too large");
            whole.writeBytes(exactly(from, size));
            if (!line(from).isEmpty()) throw new IOException("a chunk of another length");
        }
        while (!line(from).isEmpty()) {} // what may follow the last chunk
        return whole.toByteArray();
    }

    private static byte[] exactly(InputStream from, int length) throws IOException {
        if (length > LARGEST_BODY) throw new IOException("a body too large");
        byte[] bytes = from.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the connection ended in a body");
        return bytes;
    }

    private String line(InputStream from) throws IOException {
        var line = new StringBuilder(64);
        for (int c = from.read(); c != '\n'; c = from.read()) {
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
        Socket open = socket;
        socket = null;
        in = null;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }
}
