package dev.tonearm.aws;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Signed requests to one endpoint, over connections that are kept for the next.
public final class Connection implements Wire {
    /// For so long nobody closes a connection that nobody uses.
    private static final long KEPT_NANOS = 5_000_000_000L;

    private final String authority;
    private final String host;
    private final int port;
    private final boolean secret;
    private final Signature signature;
    private final CredentialsSource credentials;
    private final InstantSource clock;
    private final Deque<Idle> idle = new ArrayDeque<>();

    /// How keys are exchanged until a service refuses.
    private volatile boolean quick = true;

    /// Connections to a service where the environment says, with credentials that it says.
    ///
    /// @param service its name in variables, addresses and signatures, in lower case
    public static Connection of(String service, Map<String, String> environment) {
        return new Connection(
                ServiceEndpoint.of(service, environment),
                service,
                EnvironmentCredentials.of(environment),
                InstantSource.system());
    }

    /// @param service its name in signatures
    Connection(
            ServiceEndpoint endpoint,
            String service,
            CredentialsSource credentials,
            InstantSource clock) {
        URI uri = endpoint.uri();
        this.authority = uri.getRawAuthority();
        this.host = uri.getHost();
        this.secret = "https".equalsIgnoreCase(uri.getScheme());
        this.port = uri.getPort() < 0 ? (secret ? 443 : 80) : uri.getPort();
        this.signature = new Signature(endpoint.region(), service);
        this.credentials = credentials;
        this.clock = clock;
    }

    private record Idle(HttpSocket socket, long since) {}

    @Override
    public WireAnswer post(String target, byte[] body, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        StringBuilder head = head(target, body);
        HttpSocket kept = kept();
        HttpSocket socket = kept == null ? connect(patience) : kept;
        try {
            HttpSocket.Reply reply = socket.exchange(head, body, end);
            if (socket.isOpen()) keep(socket);
            return new WireAnswer(
                    reply.status,
                    reply.body,
                    checksum(reply.header("x-amz-crc32")),
                    reply.header("x-amzn-requestid"));
        } catch (IOException e) {
            // Whoever calls tries again: this never does, so that nothing is sent more often than
            // they know.
            socket.close();
            throw e;
        }
    }

    private HttpSocket connect(Duration patience) throws IOException {
        int millis = Math.max(1, (int) patience.toMillis());
        Socket socket = HttpSocket.connected(host, port, millis);
        if (!secret) return new HttpSocket(socket);
        try {
            var all = (SSLSocketFactory) SSLSocketFactory.getDefault();
            return new HttpSocket(OneKeyShare.over(all, socket, host, port, quick));
        } catch (SSLHandshakeException e) {
            // Whoever calls tries again, with all that the JDK knows of TLS.
            quick = false;
            throw e;
        }
    }

    private @Nullable HttpSocket kept() {
        long now = System.nanoTime();
        synchronized (idle) {
            for (Idle last = idle.pollLast(); last != null; last = idle.pollLast()) {
                if (now - last.since < KEPT_NANOS) return last.socket;
                last.socket.close();
            }
        }
        return null;
    }

    private void keep(HttpSocket socket) {
        synchronized (idle) {
            idle.addLast(new Idle(socket, System.nanoTime()));
        }
    }

    private StringBuilder head(String target, byte[] body) {
        var headers = new TreeMap<String, String>();
        headers.put("host", authority);
        headers.put("content-type", "application/x-amz-json-1.0");
        headers.put("x-amz-target", target);
        signature.sign(headers, body, credentials.now(), clock.instant());
        headers.put("user-agent", "tonearm");
        headers.put("content-length", String.valueOf(body.length));
        var head = new StringBuilder(1_024).append("POST / HTTP/1.1\r\n");
        headers.forEach((name, value) -> {
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0)
                throw new IllegalArgumentException(name + " has more than one line");
            head.append(name).append(": ").append(value).append("\r\n");
        });
        return head.append("\r\n");
    }

    private static long checksum(String header) {
        try {
            return header.isEmpty() ? -1 : Long.parseLong(header);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
