package dev.tonearm.worker.audio.node;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.time.Timer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The way to audio nodes.
public interface NodeWire extends AutoCloseable {
    /// That of Lavalink v4.
    ///
    /// @param bot the bot's own user, to whom all sessions belong; asked for with the first one
    static NodeWire lavalink(AudioSettings settings, Supplier<UserId> bot, Timer timer) {
        return new LavalinkWire(settings, bot, timer);
    }

    /// Whether anybody listens at a node's address; blocks for a moment at most.
    Reach reach(NodeAddress node);

    /// Begins to connect; returns at once.
    ///
    /// @param session the session to take up again, empty for a new one
    /// @param events gets everything that the node says, in order, on a thread of the connection
    NodeConnection connect(NodeAddress node, Optional<String> session, Consumer<NodeEvent> events);

    @Override
    void close();

    /// What an address is like.
    enum Reach {
        OPEN,
        /// Nobody listens there.
        REFUSED,
        /// It does not answer.
        SILENT
    }
}
