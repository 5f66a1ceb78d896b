package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.time.Duration;

/// Holds where a track was against where it has to be later. The shown position has whole seconds,
/// and a node tells its own every 5 s, after which the journal holds the node's: so the comparison
/// waits for one.
final class TrackClock {
    private final StackExtension stack;
    private final Server server;
    private final long position;
    private final long readAt;

    /// Reads where the track of a server is now.
    TrackClock(StackExtension stack, Server server) {
        this.stack = stack;
        this.server = server;
        this.position = stack.position(server);
        this.readAt = System.nanoTime();
    }

    void stillRight() {
        stoodStillFor(0);
    }

    /// @param silentMs how long nothing was heard
    void stoodStillFor(double silentMs) {
        await().pollDelay(Duration.ofSeconds(6))
                .untilAsserted(() -> {
                    double elapsed = (System.nanoTime() - readAt) / 1e6;
                    assertThat((double) stack.position(server))
                            .isBetween(
                                    position + elapsed - silentMs - 2_000,
                                    position + elapsed - silentMs + 2_000);
                });
    }
}
