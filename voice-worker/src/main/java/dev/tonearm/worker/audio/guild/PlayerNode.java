package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.worker.audio.node.NodeRequests;
import java.time.Instant;

/// A node, as the players of guilds see it.
public interface PlayerNode {
    /// Whether it is connected and its players are known.
    boolean usable();

    /// Which filters it has.
    FilterSupport support();

    /// When it last showed that it was there, before the connection that there is now, if there is
    /// one.
    Instant lastSign();

    NodeRequests requests();

    /// So many players more, or fewer, are there.
    void placed(int more);
}
