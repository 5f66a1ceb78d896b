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

    void remember(int partition, String node, String session);
}
