package dev.tonearm.standin.web;

import io.javalin.config.JavalinConfig;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Turns away what a web page on this machine sends here without our knowing it.
///
/// Loopback keeps other machines out, not the browser of whoever works here: any page that it shows
/// can send requests to 127.0.0.1, and a name that its owner points there makes it one origin with
/// us. So a request names this server as its host, comes from no other origin, and controls only
/// with what no page sends elsewhere without being allowed to: a body of a type that no form has,
/// such as JSON, or the sound of a file. Websockets begin as requests.
///
/// It stands at the connector, so no route, file or websocket of a server is without it.
public final class Doorkeeper implements HttpConfiguration.Customizer {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String CONTROL = "/control/";

    /// What a page may send anywhere, also to whom it knows nothing of (Fetch's standard,
    /// "CORS-safelisted request-header").
    private static final Set<String> OF_FORMS =
            Set.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

    /// Why somebody stays outside.
    public record Refusal(int status, String why) {}

    private final boolean relayed;

    /// For a server that is reached at its own port.
    public Doorkeeper() {
        this(false);
    }

    private Doorkeeper(boolean relayed) {
        this.relayed = relayed;
    }

    /// Puts one at the door of a server that is being configured.
    public static void at(JavalinConfig config) {
        config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(new Doorkeeper()));
    }

    /// The same for a server that is also reached through relays, whose ports are others.
    public static void behindRelays(JavalinConfig config) {
        config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(behindRelays()));
    }

    /// For a server that is also reached through relays.
    public static Doorkeeper behindRelays() {
        return new Doorkeeper(true);
    }

    /// Whether a request may come in, by its headers.
    ///
    /// @param port where it was sent to
    /// @param hosts each `Host` that it names; there has to be one
    /// @param origins each `Origin`; only a browser names one
    public static Optional<Refusal> refusal(int port, List<String> hosts, List<String> origins) {
        return refusal(port, false, hosts, origins);
    }

    private static Optional<Refusal> refusal(
            int port, boolean relayed, List<String> hosts, List<String> origins) {
        if (hosts.size() != 1
                || !isOurs(hosts.getFirst(), relayed ? port(hosts.getFirst()) : port)) {
            return Optional.of(
                    new Refusal(
                            421, "this is 127.0.0.1:" + port + " and no other host by any name"));
        }
        if (!origins.stream().allMatch(origin -> isOurOrigin(origin, port))) {
            return Optional.of(new Refusal(403, "pages from elsewhere have no business here"));
        }
        return Optional.empty();
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        // A frame in a page from elsewhere has our own origin, and clicks that were meant for it.
        answer.put("X-Frame-Options", "DENY");
        answer.put("Cross-Origin-Resource-Policy", "same-origin");
        var headers = request.getHeaders();
        refusal(
                        port(request),
                        relayed,
                        headers.getValuesList(HttpHeader.HOST),
                        headers.getValuesList(HttpHeader.ORIGIN))
                .or(() -> refusalOfBody(request))
                .ifPresent(refusal -> {
                    throw new HttpException.RuntimeException(refusal.status(), refusal.why());
                });
        return request;
    }

    private static Optional<Refusal> refusalOfBody(Request request) {
        var headers = request.getHeaders();
        boolean hasBody =
                headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
                        || headers.contains(HttpHeader.TRANSFER_ENCODING);
        if (!hasBody
                || !String.valueOf(request.getHttpURI().getCanonicalPath()).startsWith(CONTROL)
                || !isOfForms(headers.get(HttpHeader.CONTENT_TYPE))) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(415, "a body here says that it is application/json, or a file's type"));
    }

    private static boolean isOfForms(@Nullable String type) {
        String plain = type == null ? "" : type.split(";", 2)[0].strip();
        return OF_FORMS.contains(plain.toLowerCase(Locale.ROOT));
    }

    private static boolean isOurs(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.stream().anyMatch(name -> lower.equals(name + ":" + port));
    }

    private static boolean isOurOrigin(String origin, int port) {
        return origin.startsWith("http://") && isOurs(origin.substring("http://".length()), port);
    }

    private static int port(String host) {
        String digits = host.substring(host.lastIndexOf(':') + 1);
        return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    }

    private static int port(Request request) {
        return request.getConnectionMetaData().getLocalSocketAddress()
                        instanceof InetSocketAddress local
                ? local.getPort()
                : 0;
    }
}
