package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.time.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Speaks Lavalink v4 by lavalink-client.
final class LavalinkWire implements NodeWire {
    private static final Duration CONNECT_PATIENCE = Duration.ofMillis(1_500);

    private final AudioSettings settings;
    private final Timer timer;
    private final Supplier<UserId> bot;
    private @Nullable LavalinkClient client;

    LavalinkWire(AudioSettings settings, Supplier<UserId> bot, Timer timer) {
        this.settings = settings;
        this.timer = timer;
        this.bot = bot;
    }

    private synchronized LavalinkClient client() {
        LavalinkClient made = client;
        if (made == null) {
            made = new LavalinkClient(bot.get().value());
            client = made;
        }
        return made;
    }

    /// The library would say no more than that it is not connected.
    @Override
    public Reach reach(NodeAddress node) {
        try (Socket socket = new Socket()) {
            InetSocketAddress to =
                    new InetSocketAddress(node.uri().getHost(), node.uri().getPort());
            socket.connect(to, (int) CONNECT_PATIENCE.toMillis());
            return Reach.OPEN;
        } catch (ConnectException e) {
            return Reach.REFUSED;
        } catch (IOException e) {
            return Reach.SILENT;
        }
    }

    @Override
    public NodeConnection connect(
            NodeAddress node, Optional<String> session, Consumer<NodeEvent> events) {
        return new LavalinkConnection(client(), node, settings, session, timer, events);
    }

    @Override
    public synchronized void close() {
        LavalinkClient made = client;
        if (made != null) made.close();
    }
}
