package dev.tonearm.node;

import dev.tonearm.standin.web.Doorkeeper;
import io.javalin.Javalin;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An audio node that can be started in this process; [NodeMain] is the one of its own.
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final NodeParts parts;
    private final Sessions sessions;
    private final Javalin web;

    private Node(NodeParts parts, Sessions sessions, Javalin web) {
        this.parts = parts;
        this.sessions = sessions;
        this.web = web;
    }

    /// Starts on loopback, on the port that is set or a free one.
    public static Node start(NodeSettings settings) {
        NodeParts parts = new NodeParts(settings);
        Sessions sessions = new Sessions(parts);
        Javalin web =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    Doorkeeper.behindRelays(config);
                    new NodeRoutes(settings.password(), sessions).mount(config.routes);
                    new InfoRoutes(parts, sessions.stats()).mount(config.routes);
                    new TrackRoutes(parts.tracks()).mount(config.routes);
                    new PlayerRoutes(sessions, settings.withoutFilters()).mount(config.routes);
                });
        web.start("127.0.0.1", settings.port());
        parts.voice().warm(web.port());
        if (!parts.plays()) {
            LOG.info("audio=clock: players advance by the clock; nothing is decoded or sent");
        }
        return new Node(parts, sessions, web);
    }

    public int port() {
        return web.port();
    }

    /// `http://127.0.0.1:PORT`
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        web.stop();
        sessions.close();
        parts.close();
    }
}
