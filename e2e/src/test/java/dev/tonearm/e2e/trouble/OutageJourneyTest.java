package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import dev.tonearm.e2e.sound.Tuned;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What listeners notice when a part dies; a killed worker has a class of its own.
class OutageJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private final Server server = STACK.server("outage");
    private final Piece first = STACK.pieces().get(0);
    private final Piece second = STACK.pieces().get(1);

    @AfterEach
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void a_killed_node_costs_a_gap_and_nothing_else() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.longer()));
        server.ada().uses("play", Map.of("query", second.title()));
        STACK.hears(server, first);
        Tuned tuned = new Tuned(STACK, STACK.server("tuned"));
        tuned.play(second);
        tuned.preset("nightcore");
        tuned.hears(second, Tuned.NIGHTCORE);
        TrackClock clock = new TrackClock(STACK, server);
        STACK.control().kill("node");
        STACK.control().start("node");
        STACK.hears(server, first);
        tuned.hearsAnew(second, Tuned.NIGHTCORE);
        // Nobody heard what would have come meanwhile, so nobody misses it.
        clock.tellsWhatWasHeard();
        assertThat(server.ada().uses("queue").text()).contains("one track");
    }

    @Test
    void without_its_queue_the_edge_says_so_at_once() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        STACK.control().post("parts/sqs/cut");
        Interaction told = server.ada().waitsFor(server.ada().sends("pause", Map.of()));
        assertThat(told.failure()).isEmpty();
        assertThat(told.text()).contains("try again");
        STACK.hears(server, first);
        STACK.control().post("parts/sqs/restore");
        // A receive whose connection was cut may still take the message; it shows again after 10 s.
        await("it works again")
                .atMost(Duration.ofSeconds(75))
                .until(() -> server.ada().uses("pause").text().contains("aused"));
    }

    @Test
    void without_its_store_nothing_is_lost_and_nothing_doubled() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        STACK.control().post("parts/dynamodb/cut");
        String waiting = server.ada().sends("play", Map.of("query", second.title()));
        STACK.hears(server, first);
        STACK.control().post("parts/dynamodb/restore");
        assertThat(server.ada().waitsFor(waiting).failure()).isEmpty();
        STACK.eventually(
                "it is there", () -> server.ada().uses("queue").text().contains(second.title()));
        assertThat(server.ada().uses("queue").text()).contains("one track");
    }
}
