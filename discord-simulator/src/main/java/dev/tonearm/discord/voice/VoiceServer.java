package dev.tonearm.discord.voice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.VoiceBackend;
import dev.tonearm.discord.VoiceEnd;
import dev.tonearm.discord.VoiceGrant;
import dev.tonearm.standin.web.Doorkeeper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Session;

/// A Discord voice server on loopback: voice gateway v8 over TLS, and the UDP port behind it.
///
/// Every packet is opened and checked as it comes; it is decoded only when somebody asks what was
/// heard. The routes under `/control/voice` are [VoiceRoutes].
public final class VoiceServer implements VoiceBackend, AutoCloseable {

    private static final int VIOLATIONS_KEPT = 1_000;

    private final Path folder;
    private final VoiceGateway gateway;
    private final MediaPort media;
    private final Javalin web;
    private final ServerConnector connector;
    private final ExecutorService decoding;
    private final ScheduledExecutorService timer;
    private final List<VoiceViolation> violations;

    private VoiceServer(Parts parts, Javalin web, ServerConnector connector) {
        this.folder = parts.settings.folder();
        this.gateway = parts.gateway;
        this.media = parts.media;
        this.decoding = parts.decoding;
        this.timer = parts.timer;
        this.violations = parts.violations;
        this.web = web;
        this.connector = connector;
    }

    /// Starts on free ports (or the one that is set) and writes the certificate files into the
    /// settings' folder.
    public static VoiceServer start(VoiceSettings settings) {
        try {
            Files.createDirectories(settings.folder());
            VoiceCertificate certificate =
                    VoiceCertificate.generate(InstantSource.system().instant());
            certificate.writeAuthority(settings.folder().resolve("voice-ca.pem"));
            certificate.writeTrustStore(settings.folder().resolve("voice-trust.p12"));
            Parts parts = new Parts(settings);
            ServerConnector[] made = new ServerConnector[1];
            Javalin web =
                    Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.jetty.addConnector((server, http) -> {
                            made[0] = tls(server, certificate, settings.port());
                            return made[0];
                        });
                        gateway(config, parts.gateway);
                    });
            web.start();
            return new VoiceServer(parts, web, made[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start the voice server", e);
        }
    }

    /// What one server is made of, before it listens.
    private static final class Parts {
        final List<VoiceViolation> violations = Collections.synchronizedList(new ArrayList<>());
        final ExecutorService decoding =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("voice-decoding").daemon().factory());
        final ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("voice-timer").daemon().factory());
        final VoiceSettings settings;
        final VoiceGateway gateway;
        final MediaPort media;

        Parts(VoiceSettings asked) throws IOException {
            Consumer<VoiceViolation> keep =
                    violation -> {
                        if (violations.size() < VIOLATIONS_KEPT) {
                            violations.add(violation);
                        }
                    };
            settings = asked.withViolations(keep.andThen(asked.violations()));
            DatagramChannel udp = MediaPort.bind();
            int port = udp.socket().getLocalPort();
            gateway = new VoiceGateway(settings, decoding, InstantSource.system(), () -> port);
            media = MediaPort.start(udp, gateway);
            // It ends with the timer; nobody waits for it.
            var ignored =
                    timer.scheduleWithFixedDelay(gateway::closeSilent, 1, 1, TimeUnit.SECONDS);
        }
    }

    private static ServerConnector tls(Server server, VoiceCertificate certificate, int port) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStore(certificate.serverStore());
        ssl.setKeyStorePassword(VoiceCertificate.PASSWORD);
        HttpConfiguration https = new HttpConfiguration();
        // Clients that connect to 127.0.0.1 send no server name.
        https.addCustomizer(new SecureRequestCustomizer(false));
        https.addCustomizer(Doorkeeper.behindRelays());
        ServerConnector connector =
                new ServerConnector(
                        server,
                        new SslConnectionFactory(ssl, "http/1.1"),
                        new HttpConnectionFactory(https));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        return connector;
    }

    private static void gateway(JavalinConfig config, VoiceGateway gateway) {
        Map<Session, VoiceSocket> sockets = new ConcurrentHashMap<>();
        Consumer<WsConfig> endpoint =
                ws -> {
                    ws.onConnect(ctx -> {
                        // Heartbeats say whether somebody is there; Jetty's own timeout must not.
                        ctx.session.setIdleTimeout(Duration.ZERO);
                        VoiceSocket socket = new VoiceSocket(ctx, gateway);
                        sockets.put(ctx.session, socket);
                        gateway.connected(socket);
                    });
                    ws.onMessage(
                            ctx -> socket(sockets, ctx).ifPresent(s -> s.received(ctx.message())));
                    ws.onBinaryMessage(ctx ->
                            socket(sockets, ctx)
                                    .ifPresent(s -> s.close(VoiceClose.UNKNOWN_OPCODE)));
                    ws.onClose(ctx ->
                            Optional.ofNullable(sockets.remove(ctx.session))
                                    .ifPresent(s -> s.closed(ctx.status())));
                };
        config.routes.ws("/", endpoint);
    }

    private static Optional<VoiceSocket> socket(Map<Session, VoiceSocket> sockets, WsContext ctx) {
        return Optional.ofNullable(sockets.get(ctx.session));
    }

    @Override
    public String endpoint() {
        return "127.0.0.1:" + connector.getLocalPort();
    }

    /// The certificate authority, PEM.
    public Path caFile() {
        return folder.resolve("voice-ca.pem");
    }

    /// The same as a PKCS#12 trust store with the password `changeit`.
    public Path trustStore() {
        return folder.resolve("voice-trust.p12");
    }

    @Override
    public void opened(VoiceGrant grant) {
        gateway.opened(grant);
    }

    @Override
    public void closed(VoiceGrant grant, VoiceEnd end) {
        gateway.closed(grant, end.closeCode(), end.name());
    }

    @Override
    public void unheard(long guild, boolean unheard) {
        gateway.unheard(guild, unheard);
    }

    @Override
    public JsonNode heard(long guild) {
        return VoiceState.of(gateway, guild);
    }

    /// What a guild hears and heard. It is there for every guild, also before anybody connected.
    public GuildEar ear(long guild) {
        return gateway.ear(guild);
    }

    /// Whether the bot is in the guild's voice with an open websocket.
    public boolean isConnected(long guild) {
        return gateway.connection(guild).filter(VoiceConnection::isConnected).isPresent();
    }

    /// Closes a guild's websocket with a code. 4006, 4014, 4021 and 4022 take the token with them;
    /// after 4015, 4009 and the like the session can be resumed.
    ///
    /// @return false when the guild has no open websocket
    public boolean close(long guild, int code, String reason) {
        return gateway.close(guild, code, reason);
    }

    /// Cuts a guild's TCP connection without a close frame.
    public boolean drop(long guild) {
        return gateway.drop(guild);
    }

    /// Changes what the next clients meet: modes that are offered, whether DAVE is demanded.
    public void change(UnaryOperator<VoiceSettings> change) {
        gateway.settings(change.apply(gateway.settings()));
    }

    public VoiceSettings settings() {
        return gateway.settings();
    }

    /// What the bot's side did wrong so far, oldest first, at most a thousand.
    public List<VoiceViolation> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    public void forgetViolations() {
        violations.clear();
    }

    VoiceGateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        web.stop();
        try {
            media.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not close the media port", e);
        } finally {
            decoding.shutdownNow();
        }
    }
}
