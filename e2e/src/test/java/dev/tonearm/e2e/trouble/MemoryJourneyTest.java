package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Exhaustion;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A worker that runs out of memory.
class MemoryJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("memory");
    private final Piece first = STACK.pieces().get(0);

    @AfterEach
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void a_worker_without_memory_ends_at_once_and_the_next_one_goes_on() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        long before = STACK.control().pid("worker");
        Exhaustion.of(before);
        STACK.eventually("it ends", () -> ProcessHandle.of(before).isEmpty());
        String waiting = server.ada().sends("volume", Map.of("percent", 60));
        assertThat(server.ada().waitsFor(waiting).text()).contains("60");
        assertThat(STACK.control().pid("worker")).isNotEqualTo(before);
        STACK.hears(server, first);
    }
}
