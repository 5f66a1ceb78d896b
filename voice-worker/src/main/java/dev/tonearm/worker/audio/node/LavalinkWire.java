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

/// Speaks Lavalink v4 by lavalink-client.
final class LavalinkWire implements NodeWire {
    private static final Duration CONNECT_PATIENCE = Duration.ofMillis(1_500);

    private final AudioSettings settings;
    private final Timer timer;
    private final LavalinkClient client;

    /// @param bot the bot's own user, to whom all sessions belong
    LavalinkWire(AudioSettings settings, UserId bot, Timer timer) {
        this.settings = settings;
        this.timer = timer;
        this.client = new LavalinkClient(bot.value());
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
        return new LavalinkConnection(client, node, settings, session, timer, events);
    }

    @Override
    public void close() {
        client.close();
    }
}
