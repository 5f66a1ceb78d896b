package dev.tonearm.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Signed requests to one endpoint, over connections that the JDK keeps.
///
/// `HttpURLConnection`, as before (`CallLimits`): one caller at a time needs no threads of a
/// client.
public final class Connection implements Wire {
    private final URI endpoint;
    private final URL url;
    private final Signature signature;
    private final CredentialsSource credentials;
    private final InstantSource clock;

    /// How keys are exchanged until a service refuses; empty where nothing is encrypted, so that
    /// nothing of TLS is loaded there.
    private volatile Optional<SSLSocketFactory> quick;

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
        this.endpoint = endpoint.uri();
        this.url = endpoint.url();
        this.signature = new Signature(endpoint.region(), service);
        this.credentials = credentials;
        this.clock = clock;
        this.quick =
                "https".equals(this.url.getProtocol())
                        ? Optional.of(new OneKeyShare())
                        : Optional.empty();
    }

    @Override
    public WireAnswer post(String target, byte[] body, Duration patience) throws IOException {
        try {
            return send(target, body, patience);
        } catch (SSLHandshakeException e) {
            // Whoever calls tries again, with all that the JDK knows of TLS.
            quick = Optional.empty();
            throw e;
        }
    }

    private WireAnswer send(String target, byte[] body, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        int millis = Math.max(1, (int) patience.toMillis());
        // No proxy: whether there is one is asked of classes that load for longer than a call.
        var http = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        if (http instanceof HttpsURLConnection https) quick.ifPresent(https::setSSLSocketFactory);
        http.setConnectTimeout(millis);
        http.setReadTimeout(millis);
        http.setUseCaches(false);
        http.setInstanceFollowRedirects(false);
        http.setRequestMethod("POST");
        http.setDoOutput(true);
        // Without this the JDK keeps the body and sends it again by itself when a connection
        // breaks.
        http.setFixedLengthStreamingMode(body.length);
        headers(target, body).forEach(http::setRequestProperty);
        try (var out = http.getOutputStream()) {
            out.write(body);
        }
        int status = http.getResponseCode();
        InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream();
        return new WireAnswer(
                status,
                in == null ? new byte[0] : read(in, end),
                checksum(http.getHeaderField("x-amz-crc32")),
                text(http.getHeaderField("x-amzn-requestid")));
    }

    private Map<String, String> headers(String target, byte[] body) {
        var headers = new TreeMap<String, String>();
        headers.put("host", endpoint.getRawAuthority());
        headers.put("content-type", "application/x-amz-json-1.0");
        headers.put("x-amz-target", target);
        signature.sign(headers, body, credentials.now(), clock.instant());
        headers.put("user-agent", "tonearm");
        return headers;
    }

    /// A timeout of the JDK's begins anew with every byte.
    private static byte[] read(InputStream in, long end) throws IOException {
        var body = new ByteArrayOutputStream();
        try (in) {
            byte[] chunk = new byte[8 * 1024];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                body.write(chunk, 0, n);
                if (System.nanoTime() > end) throw new SocketTimeoutException("too slow");
            }
        }
        return body.toByteArray();
    }

    private static long checksum(@Nullable String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header;
    }
}
