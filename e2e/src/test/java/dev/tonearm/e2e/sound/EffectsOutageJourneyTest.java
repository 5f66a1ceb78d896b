package dev.tonearm.e2e.sound;

import static dev.tonearm.e2e.sound.Tuned.NIGHTCORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Effects that outlive what they were made with, and nodes that cannot make them.
class EffectsOutageJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private static final String WITHOUT = "TONEARM_NODE_WITHOUT_FILTERS";

    private final Server server = STACK.server("effects");
    private final Tuned tuned = new Tuned(STACK, server);
    private final Piece piece = STACK.pieces().get(0);
    private final Piece next = STACK.pieces().get(1);

    @AfterEach
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void effects_outlive_a_restart() {
        tuned.play(piece);
        tuned.preset("nightcore");
        tuned.hears(piece, NIGHTCORE);

        STACK.control().stop("worker");
        STACK.control().start("worker");
        server.ada().uses("play", Map.of("query", next.longer()));
        server.ada().uses("skip");
        tuned.hears(next, NIGHTCORE);
    }

    @Test
    void a_node_that_lacks_a_filter_is_told_of_and_the_music_goes_on() {
        try {
            STACK.control().set("node", WITHOUT, "timescale");
            tuned.play(piece);
            assertThat(tuned.preset("nightcore").text())
                    .contains("cannot do this: speed and pitch");
            tuned.hears(piece, 1);
            assertThat(tuned.preset("8d").text()).contains("8D");
            tuned.walks();
        } finally {
            STACK.control().set("node", WITHOUT, "");
        }
    }
}
