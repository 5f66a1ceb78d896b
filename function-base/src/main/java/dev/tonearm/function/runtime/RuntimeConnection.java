package dev.tonearm.function.runtime;

import dev.tonearm.aws.HttpSocket;
import dev.tonearm.aws.HttpSocket.Reply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 to Lambda's Runtime API: one request at a time, on one connection for as long as that
/// lasts.
final class RuntimeConnection implements AutoCloseable {
    private final String authority;
    private final String host;
    private final int port;
    private @Nullable HttpSocket socket;

    /// @param authority host and port, as `AWS_LAMBDA_RUNTIME_API` has them
    RuntimeConnection(String authority) {
        int colon = authority.lastIndexOf(':');
        this.authority = authority;
        this.host = colon < 0 ? authority : authority.substring(0, colon);
        this.port = colon < 0 ? 80 : Integer.parseInt(authority.substring(colon + 1));
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
        try {
            return exchange(head, body);
        } catch (IOException _) {
            close();
        }
        try {
            return exchange(head, body);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Reply exchange(StringBuilder head, byte[] body) throws IOException {
        HttpSocket to = socket;
        if (to == null) {
            to = HttpSocket.to(host, port);
            socket = to;
        }
        Reply reply = to.exchange(head, body);
        if (!to.isOpen()) socket = null;
        return reply;
    }

    @Override
    public void close() {
        HttpSocket open = socket;
        socket = null;
        if (open != null) open.close();
    }
}
