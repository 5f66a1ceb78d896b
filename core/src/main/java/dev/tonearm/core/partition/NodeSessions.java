package dev.tonearm.core.partition;

import java.util.Optional;

/// The sessions that a partition has at audio nodes. A session belongs to the partition and not to
/// the process that opened it, so that the music goes on while a worker is dead and its successor
/// takes the session up.
///
/// Calls throw an unchecked exception when the store cannot be reached.
public interface NodeSessions {
    /// The last session that was [remembered][#remember], if there is one.
    ///
    /// @param node the node's configured name
    Optional<String> find(int partition, String node);

    /// Puts a session in the place of the one that was found, so that a worker that stood still in
    /// between replaces no later one's.
    ///
    /// @param before what was found
    /// @return false if another one is in its place now, and nothing was changed
    boolean remember(int partition, String node, Optional<String> before, String session);
}
