package dev.tonearm.e2e.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Person;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What listeners notice when a part dies.
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
    void a_killed_worker_goes_on_where_it_was() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", second.title()));
        server.ada().uses("volume", Map.of("percent", 80));
        server.ada().uses("loop", Map.of("mode", "queue"));
        STACK.hears(server, first);
        TrackClock clock = new TrackClock();
        STACK.control().kill("worker");
        // Nobody is there: the command waits in its queue, and the listener sees that it is being
        // worked on.
        String waiting = server.ada().sends("play", Map.of("query", second.title()));
        STACK.control().start("worker");
        assertThat(server.ada().waitsFor(waiting).text()).contains("position **2**");
        STACK.hears(server, first);
        clock.stillRight();
        assertThat(server.ada().uses("queue").text()).contains("2 tracks");
        assertThat(server.ada().uses("nowplaying").text())
                .contains("volume 80%")
                .contains("repeating the queue");
    }

    @Test
    void a_killed_worker_leaves_a_paused_player_paused() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        server.ada().uses("pause");
        STACK.control().kill("worker");
        STACK.control().start("worker");
        // The dead worker's last request may have taken it: it shows again after 10 s.
        String waiting = server.ada().sends("pause", Map.of());
        assertThat(server.ada().waitsFor(waiting).text()).contains("paused already");
        STACK.hearsNothing(server);
        server.ada().uses("resume");
        STACK.hears(server, first);
    }

    @Test
    void a_vote_counts_on_when_the_worker_was_killed_between_two_votes() {
        server.set("{\"who\":{\"rules\":{\"skip\":\"vote\"}}}");
        Person cleo = server.person("cleo");
        server.ada().joins(server.lounge());
        server.ben().joins(server.lounge());
        cleo.joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.longer()));
        server.ada().uses("play", Map.of("query", second.title()));
        STACK.hears(server, first);
        assertThat(server.ben().uses("skip").text()).contains("**1** of **2** votes");
        STACK.control().kill("worker");
        String waiting = cleo.sends("skip", Map.of());
        STACK.control().start("worker");
        assertThat(cleo.waitsFor(waiting).text()).contains("Skipped", "Decided by vote");
        STACK.hears(server, second);
    }

    @Test
    void a_killed_node_costs_a_gap_and_nothing_else() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        server.ada().uses("play", Map.of("query", second.title()));
        STACK.hears(server, first);
        TrackClock clock = new TrackClock();
        server.heard().forgetGaps();
        STACK.control().kill("node");
        STACK.control().start("node");
        STACK.hears(server, first);
        // Nobody heard what would have come meanwhile, so nobody misses it.
        clock.stoodStillFor(server.heard().longestGapMs());
        assertThat(server.ada().uses("queue").text()).contains("one track");
    }

    @Test
    void without_its_queue_the_edge_says_so_at_once() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", first.title()));
        STACK.hears(server, first);
        STACK.control().post("parts/sqs/cut");
        Interaction told = server.ada().uses("pause");
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

    /// Holds where the track was against where it has to be later. The shown position has whole
    /// seconds, and a node tells its own every 5 s, after which the journal holds the node's: so
    /// the comparison waits for one.
    private final class TrackClock {
        private final long position = STACK.position(server);
        private final long readAt = System.nanoTime();

        void stillRight() {
            stoodStillFor(0);
        }

        /// @param silentMs how long nothing was heard
        void stoodStillFor(double silentMs) {
            await().pollDelay(Duration.ofSeconds(6))
                    .untilAsserted(() -> {
                        double elapsed = (System.nanoTime() - readAt) / 1e6;
                        assertThat((double) STACK.position(server))
                                .isBetween(
                                        position + elapsed - silentMs - 2_000,
                                        position + elapsed - silentMs + 2_000);
                    });
        }
    }
}
