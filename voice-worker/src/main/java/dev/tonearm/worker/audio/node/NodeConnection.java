package dev.tonearm.worker.audio.node;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.node.NodeAnswer.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One connection to a node, from its beginning to its loss, and the requests that go with it, each
/// of which blocks for a bounded time.
public interface NodeConnection extends AutoCloseable {
    /// Waits until the node greeted.
    ///
    /// @return false if it did not in time, or the connection was closed meanwhile
    boolean awaitReady(Duration patience) throws InterruptedException;

    /// Whether it is there, as far as one knows: one that died without a word looks so for ever.
    boolean open();

    /// The session's id, known once the node greeted.
    String session();

    /// When the node last said anything.
    Instant lastHeard();

    /// Waits until the node has said nothing for so long, or the connection is over.
    ///
    /// @return whether it is there and silent
    boolean awaitSilence(Duration silence) throws InterruptedException;

    /// Asks the node something small.
    NodeAnswer<Done> ping(Duration patience);

    /// Asks whether the node would let us in at all; can be asked before it greeted.
    NodeAnswer<Done> admission();

    /// Which filters the node has.
    default NodeAnswer<FilterSupport> filters() {
        return new NodeAnswer.Taken<>(new FilterSupport.Unknown());
    }

    /// All players of whichever session of the node.
    NodeAnswer<Map<GuildId, NodePlayer>> players(String session);

    /// A guild's player in a session; that there is none is an answer, too.
    NodeAnswer<NodePlayer> player(String session, GuildId guild);

    /// Changes a guild's player in a session, or makes one.
    NodeAnswer<Done> change(String session, GuildId guild, PlayerPatch patch);

    /// Ends a guild's player in a session; that there is none is as good.
    NodeAnswer<Done> destroy(String session, GuildId guild);

    /// Lets a session play on for so long when nobody is connected to it.
    NodeAnswer<Done> keep(String session, Duration timeout);

    /// Lets a session end with its socket.
    NodeAnswer<Done> release(String session);

    /// What an identifier leads to.
    LoadResult load(String identifier);

    /// Ends it; the node keeps the session for its successor.
    @Override
    void close();
}
