package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.time.Duration;

/// Holds how far a track got against how much of it was heard, so that neither a silence nor a node
/// that stutters on a busy machine is taken for music. The shown position has whole seconds, and a
/// node tells its own every 5 s, after which the journal holds the node's: so the comparison waits
/// for one.
final class TrackClock {
    private static final long PACKET_MS = 20;

    private final StackExtension stack;
    private final Server server;
    private final long position;
    private final long packets;

    /// Reads where the track of a server is now.
    TrackClock(StackExtension stack, Server server) {
        this.stack = stack;
        this.server = server;
        this.position = stack.position(server);
        this.packets = server.heard().packets();
    }

    /// It went on by what was heard: nothing was left out, and nothing came twice.
    void tellsWhatWasHeard() {
        await().pollDelay(Duration.ofSeconds(6))
                .untilAsserted(() -> {
                    long heard = (server.heard().packets() - packets) * PACKET_MS;
                    assertThat(stack.position(server) - position)
                            .as("how far the track got, where %s ms of it were heard", heard)
                            .isBetween(heard - 2_000, heard + 2_000);
                });
    }
}
