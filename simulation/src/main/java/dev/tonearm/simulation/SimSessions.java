package dev.tonearm.simulation;

import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The sessions at nodes that the store remembers.
final class SimSessions {
    private static final Bounds BOUNDS =
            new Bounds(40, Duration.ofSeconds(3), Duration.ofMillis(900));

    private final Map<String, String> sessions = new HashMap<>();

    private static String key(int partition, String node) {
        return partition + " " + node;
    }

    /// One worker's way to them.
    NodeSessions of(Wire wire, Mutation mutation) {
        return new NodeSessions() {
            @Override
            public Optional<String> find(int partition, String node) {
                if (mutation == Mutation.SESSIONS) return Optional.empty();
                String key = key(partition, node);
                return wire.call(
                        Port.STORE,
                        "find session",
                        key,
                        BOUNDS,
                        () -> Optional.ofNullable(sessions.get(key)),
                        IllegalStateException::new);
            }

            @Override
            public boolean remember(
                    int partition, String node, Optional<String> before, String session) {
                String key = key(partition, node);
                return wire.call(
                        Port.STORE,
                        "remember session",
                        key + " " + session,
                        BOUNDS,
                        () -> {
                            if (!Optional.ofNullable(sessions.get(key)).equals(before))
                                return false;
                            sessions.put(key, session);
                            return true;
                        },
                        IllegalStateException::new);
            }
        };
    }
}
